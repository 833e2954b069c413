"""The words of papers and workbooks."""

WORKLIST = "Dữ liệu cần làm sạch"
WORKLIST_HEADINGS = (
    "Chi bộ, tổ chức", "Trực thuộc", "Họ và tên", "Nội dung", "Yêu cầu", "Mức độ", "Nơi làm sạch", "Đang ghi", "Đề xuất",
    "Phát hiện ngày", "Lý do bỏ qua",
)  # fmt: skip
LIST_TITLE = "Danh sách xác nhận làm sạch dữ liệu"
RECORDED_BY = "Người rà soát"
SECRETARY = "Bí thư"
ON_BEHALF = "T/M Chi bộ"
OPENING = (
    "Từ ngày {first} đến ngày {last}, chi bộ đã rà soát hồ sơ của {members} đảng viên. Đầu đợt có {found} nội dung cần làm sạch; "
    "đã làm sạch {done} nội dung, còn {left} nội dung."
)
LOOKED_AT = "Nội dung rà soát"
LEFT = "Nội dung còn lại"
NOTHING_LEFT = "Không còn nội dung nào."
PROMISE = "Chi bộ xác nhận dữ liệu trên hệ thống đúng với hồ sơ đảng viên của chi bộ đến ngày chốt danh sách."
SEAL = "Danh sách chốt ngày {day}. Dấu niêm: {short}. Mã đầy đủ: {digest}."
