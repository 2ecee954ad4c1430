"""The words around printed figures, Vietnamese and English, and the role of each.

Knows words only: where a role is understood is the business of ``qualifiers``, what it does to a figure that of
``comparisons``. What is not in these tables, nor a unit, nor a name of the data, is not understood: its print is
refused. So a word that might change a figure is left out until something is done with it.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """What a token of a print does."""

    NUMBER = "number"
    SMALL_NUMBER = "small-number"
    UNIT = "unit"
    MAGNITUDE = "magnitude"
    CRUDE_MAGNITUDE = "crude-magnitude"
    HALF = "half"
    OVER = "over"
    NEARLY = "nearly"
    ABOUT = "about"
    FLOOR = "floor"
    CEILING = "ceiling"
    OR_MORE = "or-more"
    OR_LESS = "or-less"
    UP = "up"
    DOWN = "down"
    NEGATIVE = "negative"
    ADDED = "added"
    NEW = "new"
    AIM = "aim"
    HIGHER = "higher"
    LOWER = "lower"
    BECOMES = "becomes"
    TO = "to"
    FROM = "from"
    BEYOND = "beyond"
    EQUALS = "equals"
    INDEX = "index"
    REACHES = "reaches"
    GROWTH = "growth"
    MULTIPLIED = "multiplied"
    TIMES = "times"
    POINTS = "points"
    PER = "per"
    PER_HEAD = "per-head"
    PER_YEAR = "per-year"
    AVERAGE = "average"
    EARLIER = "earlier"
    OF_EARLIER = "of-earlier"
    ON_YEAR = "on-year"
    PLAN = "plan"
    AGAINST = "against"
    NOT = "not"
    JOIN = "join"
    ARTICLE = "article"
    QUALITY = "quality"
    NEUTRAL = "neutral"
    WORD = "word"
    ASIDE = "aside"
    DASH = "dash"
    PLUS = "plus"
    SLASH = "slash"
    PAUSE = "pause"
    MARK = "mark"


POWERS = MappingProxyType(
    {
        ("nghìn",): 3,
        ("vạn",): 4,
        ("triệu",): 6,
        ("tỷ",): 9,
        ("nghìn", "tỷ"): 12,
        ("triệu", "tỷ"): 15,
        ("thousand",): 3,
        ("million",): 6,
        ("billion",): 9,
        ("bn",): 9,
        ("thousand", "billion"): 12,
        ("trillion",): 12,
        ("trn",): 12,
    }
)
"""The magnitudes that there are, as powers of ten. "tỷ triệu" is none: a real article misprints it."""

SPELLINGS = MappingProxyType({"ngàn": "nghìn", "tỉ": "tỷ", "tr": "triệu"})

MINUS_WORDS = ("âm", "negative", "minus")

LEXICON: tuple[tuple[Role, str], ...] = (
    (Role.MAGNITUDE, "nghìn|ngàn|triệu|tr|tỷ|tỉ|vạn|thousand|million|billion|bn|trillion|trn"),
    (Role.CRUDE_MAGNITUDE, "trăm|chục|mươi|lăm|mốt|nửa|hundred|hundreds|thousands|millions|billions|trillions|dozen"),
    (Role.CRUDE_MAGNITUDE, "dozens|half|third|thirds|quarter|quarters|tens|mn|bln|mln|tn|k|m|b|mil|mill|mio|mrd|lakh"),
    (Role.CRUDE_MAGNITUDE, "lakhs|crore|crores|lac|ức|tá"),
    (Role.HALF, "rưỡi|rưởi"),
    (Role.OVER, "hơn|trên|over|more than|above|greater than|in excess of|>"),
    (Role.NEARLY, "gần|ngót|suýt soát|nearly|almost|close to|just under|just below"),
    (Role.ABOUT, "khoảng|xấp xỉ|chừng|độ chừng|about|around|approximately|approx|roughly|some|~|≈|≃|≅|circa"),
    (Role.FLOOR, "ít nhất|tối thiểu|không dưới|không thấp hơn|không ít hơn|at least|no less than|not less than|≥"),
    (Role.CEILING, "dưới|không quá|không vượt|không vượt quá|không hơn|không trên|tối đa|ít hơn|nhiều nhất|at most"),
    (Role.CEILING, "below|under|less than|no more than|not more than|not over|up to|fewer than|<|≤"),
    (Role.OR_MORE, "trở lên|or more|or above|or higher|and above|and over|upwards"),
    (Role.OR_LESS, "trở xuống|or less|or below|or lower|or fewer|and below"),
    (Role.UP, "tăng|tăng thêm|nâng|up|rose|rise|rises|rising|risen|increase|increased|increases|increasing|grew|grow"),
    (Role.UP, "grows|growing|grown|edged up|inched up|gained|gain|gains|climbed|jumped|surged|soared|expanded|raised"),
    (Role.UP, "▲|△|↑|↗"),
    (Role.DOWN, "giảm|sụt giảm|suy giảm|giảm sút|hụt|sụt|tụt|tụt giảm|lùi|rớt|hạ|đi xuống|co lại|thu hẹp|down|fell"),
    (Role.DOWN, "fall|falls|falling|fallen|decrease|decreased|decreases|decreasing|decline|declined|declines"),
    (Role.DOWN, "declining|drop|dropped|drops|dropping|shrank|shrunk|shrink|shrinks|shrinking|contracted|contraction"),
    (Role.DOWN, "contracting|cut|reduced|reduction|lost|loss|slumped|slump|slipped|slip|slid|slide|plunged|plunge"),
    (Role.DOWN, "plummeted|tumbled|edged down|inched down|giảm bớt|cắt giảm|giảm sâu|thụt lùi|đi lùi|lao dốc|sank"),
    (Role.DOWN, "sunk|dipped|dip|eased|retreated|receded|weakened|lowered|slashed|▼|▽|↓|↘|⬇"),
    (Role.NEGATIVE, "|".join(MINUS_WORDS)),
    (Role.ADDED, "thêm|bổ sung|mở rộng|mở thêm|additional|more|extra|another|further|added"),
    (Role.NEW, "mới|cấp mới|thành lập mới|đăng ký mới|mở mới|thu hút mới|new|newly"),
    (Role.AIM, "phấn đấu|phấn đấu đạt|sẽ|sẽ đạt|hướng tới|will|shall|aims|aim|aiming|strive"),
    (Role.HIGHER, "cao hơn|lớn hơn|nhiều hơn|higher than|higher|greater"),
    (Role.LOWER, "thấp hơn|nhỏ hơn|kém|kém hơn|lower than|lower|short of|thiếu"),
    (Role.BECOMES, "còn|xuống|lên|thành|into"),
    (Role.TO, "đến|tới|to"),
    (Role.FROM, "từ|from"),
    (Role.BEYOND, "vượt|vượt mức|vượt quá|exceed|exceeds|exceeded|exceeding|surpass|surpassed|surpassing"),
    (Role.EQUALS, "bằng|equals|equal to|equalling|equivalent to|tương đương"),
    (Role.INDEX, "chỉ số|index"),
    (Role.REACHES, "đạt|ước đạt|đạt được|hoàn thành được|met|meeting|fulfilled|fulfilling|completed|reached|reach"),
    (Role.REACHES, "reaching|reaches|achieved"),
    (Role.GROWTH, "tăng trưởng|growth"),
    (Role.MULTIPLIED, "gấp|tăng gấp"),
    (Role.TIMES, "lần|times|fold"),
    (Role.POINTS, "điểm phần trăm|điểm %|đ%|đ %|điểm|percentage points|percentage point|points|point|pp|bps"),
    (Role.PER, "mỗi|một tháng|một ngày|một quý|một tuần|mỗi tháng|hằng tháng|hàng tháng|hằng ngày|hàng ngày|hằng quý"),
    (Role.PER, "hàng quý|/tháng|/ tháng|/quý|/ngày|/tuần|bình quân tháng|bình quân quý|bình quân ngày|per|each|every"),
    (Role.PER, "apiece|a month|a day|a week|a quarter|monthly|daily|weekly|quarterly|/month|/day|/week|/quarter"),
    (Role.PER_HEAD, "bình quân đầu người|đầu người|trên đầu người|một người|mỗi người|/người|/ người|/đầu người"),
    (Role.PER_HEAD, "per head|per capita|per person|per inhabitant|a head|a person|/head|/person|/capita"),
    (Role.PER_YEAR, "/năm|/ năm|/year|/ year|/yr|per year|per annum|a year|annually|annual|mỗi năm|hằng năm|hàng năm"),
    (Role.PER_YEAR, "một năm|bình quân năm|bình quân hằng năm|bình quân hàng năm|bình quân mỗi năm|p.a.|p.a"),
    (Role.AVERAGE, "bình quân|trung bình|average|averaged|averaging|on average|an average of|mean|median|trung vị"),
    (Role.EARLIER, "cùng kỳ|cùng kì|cùng kỳ năm trước|cùng kì năm trước|cùng thời điểm|năm trước|năm ngoái"),
    (Role.EARLIER, "tháng trước|quý trước|cùng tháng năm trước|cùng quý năm trước|cùng thời điểm năm trước|svck"),
    (Role.EARLIER, "kỳ trước|đầu năm|previous year|last year|same period|same period of last year|last month"),
    (Role.EARLIER, "same period last year|same period of the previous year|the year before|a year earlier|a year ago"),
    (Role.EARLIER, "previous month|previous quarter|last quarter|previous period|year earlier"),
    (Role.OF_EARLIER, "of the same period|of same period|of the same period last year|of last year"),
    (Role.OF_EARLIER, "of the previous year|of the same period of last year|of the same period of the previous year"),
    (Role.OF_EARLIER, "of a year earlier"),
    (Role.ON_YEAR, "yoy|y-o-y|y/y|year-on-year|year on year|on-year|on the year|month-on-month|quarter-on-quarter"),
    (Role.ON_YEAR, "m/m|q/q"),
    (Role.PLAN, "kế hoạch|kế hoạch năm|kế hoạch đề ra|kế hoạch cả năm|dự toán|mục tiêu|chỉ tiêu|nghị quyết|định mức"),
    (Role.PLAN, "kh|kh năm|k.h|k/h|khn|nq|plan|plans|planned|target|targets|targeted|goal|goals|budget|schedule"),
    (Role.PLAN, "kế hoạch giao|kế hoạch được giao|kế hoạch tỉnh giao|kh giao|annual plan|yearly plan|full-year plan"),
    (Role.PLAN, "annual target|yearly target|year's plan|year's target|plan for the year|target for the year"),
    (Role.AGAINST, "so với|so|compared with|compared to|against|versus|vs|relative to"),
    (Role.NOT, "không|chưa|not|never|chẳng|without|except|excluding|trừ|ngoại trừ|±|≠|∓"),
    (Role.JOIN, "và|and|&"),
    (Role.ARTICLE, "a|an"),
    (Role.QUALITY, "operational|operating|valid|active|investment|industrial|registered|licensed|foreign|domestic"),
    (Role.QUALITY, "direct|fdi|established|approved"),
    (Role.WORD, "thâm hụt|bội chi|nhập siêu|deficit|đơn vị|đơn vị tính|đvt"),
)

NEUTRAL = (
    # how it is told
    "ước|ước tính|dự ước|dự kiến|dự báo|là|với|có|được|đang|cũng|chỉ|vẫn|ghi nhận|duy trì|đưa|vào|chiếm|theo|do|sơ bộ",
    "chính thức|quy đổi|làm tròn|đã làm tròn|số tròn|lũy kế|luỹ kế|liên tiếp|mạnh|nhẹ|khá|nhanh|cao|đáng kể|đã",
    "thu hút|thu hút được|giải quyết|tạo|tạo ra|triển khai|tính chung|trị giá|cơ bản|đóng góp|ổn định|bền vững|tốt|is",
    "was|were|are|has|had|have|stood|stands|hit|accounts|accounted|account|valued|worth|only|just|sharply|slightly",
    "strongly|steadily|estimated|expected|preliminary|final|rounded|its|as|that",
    # what kind of number it is
    "tổng|tổng số|tổng cộng|số|số lượng|lượng|mức|con số|tốc độ|quy mô|cơ cấu|nhóm|loại|tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng",
    "tỷ suất|tỉ suất|giá so sánh|giá cố định|giá hiện hành|giá thực tế|cao nhất|thấp nhất|lớn nhất|gần nhất|nhiều|the",
    "of|total|totalling|in total|a total of|level|number|rate|ratio|share|value|gross|net|constant|current|price",
    "prices|constant prices|current prices",
    # when and where
    "toàn quốc|nationwide|cả vùng|trong nước|năm nay|cả năm|trong năm|trong kỳ|trong tháng|trong quý|nay",
    "hiện nay|đến nay|hiện|hiện có|hiện tại|gần đây|thế kỷ|khoảng thời gian|khoảng cách|hơn nữa|trên địa bàn",
    "trên cả nước|trên toàn|trên toàn tỉnh|trên toàn quốc|trên cơ sở|trong|của|tại|ở|cho|về|ra|thuộc|các|những|toàn",
    "toàn tỉnh|cả tỉnh|cả nước|tỉnh|huyện|thị xã|thành phố|tp|xã|khu vực|nông thôn|đô thị|việt nam|dẫn đầu|đứng",
    "xếp hạng|thứ hạng|now|currently|so far|to date|at|in|on|for|by|with|province|provincial|whole|country|national",
    "urban|rural",
    # what it is of
    "inflow|inflows|industry-construction|industry and construction|goods|sạch|thương phẩm|thu nhập|xếp|trong đó",
    "of which|including|bao gồm|gồm|lĩnh vực|ngành|kinh tế|công nghiệp|xây dựng|công nghiệp - xây dựng|dịch vụ",
    "nông nghiệp|nông lâm nghiệp|thủy sản|thương mại|du lịch|chế biến|chế tạo|chế biến, chế tạo|khai khoáng|điện|nước",
    "sản xuất|giá trị|giá trị sản xuất|giá trị tăng thêm|grdp|gdp|iip|gtsx|gtsxcn|va|cpi|sxcn|kcn|ccn|phát triển",
    "quy hoạch|hạ tầng|đất|đất công nghiệp|diện tích|tự nhiên|cho thuê|lấp đầy|vốn|đầu tư|vốn đầu tư|trực tiếp",
    "nước ngoài|ngoài nước|ddi|oda|thứ cấp|sản lượng|sản phẩm|hàng hóa|hàng hoá|bán lẻ|tiêu dùng|toàn ngành|xã hội",
    "kinh tế - xã hội|phân phối|cung cấp|kết cấu|kết cấu hạ tầng|kỹ thuật|khí đốt|xây|ngân sách|nhà nước",
    "ngoài nhà nước|tư nhân|doanh nghiệp|đăng ký|thực hiện|giải ngân|cấp phép|hiệu lực|còn hiệu lực|điều chỉnh",
    "hoạt động|đi vào|đi vào hoạt động|vận hành|thành lập|được thành lập|phê duyệt|chấp thuận|hoàn thành",
    "xây dựng xong|kim ngạch|xuất khẩu|nhập khẩu|xuất nhập khẩu|doanh thu|thu|chi|thu ngân sách|dân số|dân|hộ",
    "gia đình|nghèo|cận nghèo|lao động|việc làm|tuổi thọ|đô thị hóa|đô thị hoá|bảo hiểm y tế|tham gia|đạt chuẩn",
    "tiêu chuẩn|construction|manufacturing|processing|services|agriculture|economic|economy|output|production",
    "industry|occupancy|value added|capital|disbursed|in operation|enterprises|enterprise|companies|firms|exports",
    "export|imports|import|trade|turnover|revenue|land|area|leased|occupied|population|households|household|emissions",
)
"""What a print says of its figure without saying how much it is."""

CURRENCIES = tuple(
    frozenset(words.split("|"))
    for words in (
        "đồng|đồng việt nam|việt nam đồng|vnd|vnđ|đ|₫|dong",
        "usd|us$|$|đô la|đô la mỹ|đô|đô mỹ|đô-la|đô-la mỹ|đôla|dollar|dollars|us dollar|us dollars|u.s. dollars",
        "eur|€|euro|euros|ơ-rô",
        "jpy|yen|yên|yên nhật|¥",
        "cny|rmb|ndt|yuan|renminbi|tệ|nhân dân tệ|cn¥",
        "gbp|£|bảng|bảng anh|pound|pounds|pounds sterling|sterling",
        "krw|won|won hàn quốc|₩",
        "sgd|s$|đô la singapore|đô sing|đô singapore|singapore dollar|singapore dollars|singaporean dollars",
        "aud|a$|au$|đô la úc|đô úc|đô la australia|australian dollar|australian dollars|aussie dollars",
        "cad|c$|ca$|can$|đô la canada|canadian dollar|canadian dollars",
        "nzd|nz$|đô la new zealand|new zealand dollar|new zealand dollars",
        "hkd|hk$|đô la hồng kông|hong kong dollar|hong kong dollars",
        "twd|nt$|nt dollars|đô la đài loan|đài tệ|taiwan dollar|taiwan dollars|new taiwan dollars",
        "bnd|brunei dollar|brunei dollars|đô la brunei",
        "thb|baht|bạt|฿",
        "myr|rm|ringgit",
        "inr|rupee|rupees|₹|rs",
        "idr|rupiah|rp",
        "php|peso|pesos|₱",
        "khr|riel|riels",
        "kip|kíp",
        "rub|rouble|roubles|rúp|₽",
        "chf|franc|francs|swiss francs|phrăng",
        "sek|nok|dkk|krona|kroner|brl|r$|mxn|mx$|zar|aed",
    )
)
"""The words of each currency: what is in one of them is never taken for another, declared by the data or not."""

PERCENTS = (frozenset({"%", "phần trăm", "percent", "per cent"}), frozenset({"‰", "phần nghìn", "per mille"}))

SYNONYMS = (*CURRENCIES, *PERCENTS)
"""Units known whether the data declare them or not; the words of one set mean the same."""
