"""Words for what figures count people by."""

FACT_WORDS: dict[str, str] = {
    "name": "Họ và tên",
    "born_on": "Ngày sinh",
    "sex": "Giới tính",
    "ethnicity": "Dân tộc",
    "religion": "Tôn giáo",
    "occupation": "Nghề nghiệp",
    "general_education": "Giáo dục phổ thông",
    "qualification": "Chuyên môn nghiệp vụ",
    "political_theory": "Lý luận chính trị",
    "joined_on": "Ngày vào Đảng",
}
NOT_COUNTED = "không tính ở đây"
NOT_RECORDED = "chưa ghi"
