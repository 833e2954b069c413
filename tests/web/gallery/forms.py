"""A form with every kind of field."""

from django import forms


class SampleForm(forms.Form):
    title = forms.CharField(
        label="Tên cuộc sinh hoạt", max_length=80, help_text="Ghi ngắn gọn, ví dụ: Sinh hoạt tháng 2."
    )
    held_on = forms.DateField(label="Ngày sinh hoạt", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    born_on = forms.DateField(
        label="Ngày sinh",
        help_text="Ngày, tháng, năm: 05/02/1961.",
        widget=forms.DateInput(attrs={"inputmode": "numeric", "placeholder": "dd/mm/yyyy"}),
    )
    kind = forms.ChoiceField(
        label="Loại sinh hoạt",
        choices=[("periodic", "Định kỳ"), ("thematic", "Chuyên đề")],
        widget=forms.RadioSelect(attrs={"class": "segmented"}),
    )
    answer = forms.ChoiceField(
        label="Đồng chí có dự được không",
        choices=[("yes", "Có, tôi sẽ dự"), ("late", "Tôi đến muộn"), ("no", "Xin vắng, có lý do")],
        widget=forms.RadioSelect(attrs={"class": "cards"}),
    )
    chair = forms.ChoiceField(
        label="Chủ trì", choices=[("", "Chọn một đồng chí"), ("an", "Nguyễn Văn An"), ("binh", "Trần Thị Bình")]
    )
    text = forms.CharField(
        label="Ý kiến", required=False, widget=forms.Textarea(attrs={"rows": 4, "data-draft": "comment-1"})
    )
    days = forms.MultipleChoiceField(
        label="Gửi cho",
        required=False,
        choices=[("a", "Chi ủy"), ("b", "Toàn thể đảng viên")],
        widget=forms.CheckboxSelectMultiple,
    )
    paper = forms.FileField(label="Tài liệu", required=False, help_text="PDF, Word, Excel hoặc ảnh; không quá 25 MB.")
    notice = forms.BooleanField(label="Báo ngay cho đảng viên", required=False)


class SampleFilter(forms.Form):
    q = forms.CharField(label="Họ tên hoặc số thẻ", required=False)
    status = forms.ChoiceField(
        label="Trạng thái", required=False, choices=[("", "Tất cả"), ("full", "Chính thức"), ("probationary", "Dự bị")]
    )
    sex = forms.ChoiceField(label="Giới tính", required=False, choices=[("", "Tất cả"), ("f", "Nữ"), ("m", "Nam")])
    age = forms.IntegerField(label="Tuổi từ", required=False)
