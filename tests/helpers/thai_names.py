"""Names as people and offices have them, made by hypothesis: every vowel and tone mark, other scripts, emoji."""

from hypothesis import strategies as st

CONSONANTS = "กขคฆงจฉชซญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
SYLLABLES = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "", "", *"เแโใไ"]),
        st.sampled_from(CONSONANTS),
        st.sampled_from(["", "", "ั", "ิ", "ี", "ึ", "ื", "ุ", "ู", "็"]),
        st.sampled_from(["", "", *"่้๊๋์"]),
        st.sampled_from(["", "", "า", "ะ", "ำ"]),
    ),
)
THAI = st.lists(st.lists(SYLLABLES, min_size=1, max_size=5).map("".join), min_size=1, max_size=12).map(" ".join)
"""Thai letters with more marks than Thai has on one of them."""
_SPELT = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "", "", *"เแโใไ"]),
        st.sampled_from(CONSONANTS),
        st.sampled_from(["", "ั", "ิ", "ี", "ึ", "ื", "ุ", "ู", "็", "่", "้", "๊", "๋", "์"])
        | st.builds(str.__add__, st.sampled_from("ัิีึืุู"), st.sampled_from("่้๊๋"))
        | st.sampled_from(["า", "ะ", "ำ", "่า", "้า", "๊ะ", "่ำ", "้ำ"]),
    ),
)
WORDS = st.lists(_SPELT, min_size=1, max_size=6).map("".join)
"""Words with every vowel and tone mark where Thai has it; few of them mean anything."""

_OFFICES = st.sampled_from(
    [
        "สำนักงานปลัดกระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม",
        "องค์การบริหารส่วนตำบลฟื้นป่าเป็นน้ำใสใหญ่โตเก๋าก๊ำโต๊ะ",
        "ศาสตราจารย์เกียรติคุณ นายแพทย์ ดร.ฐิติภูมิ ณ อยุธยา",
        "คณะกรรมการฎีกาและกฎหมาย สาขาญี่ปุ่น–ไทย (กฎ ข้อ ๓/๒)",
        "มหาวิทยาลัยเทคโนโลยีราชมงคลรัตนโกสินทร์ วิทยาเขตบพิตรพิมุข จักรวรรดิ",
    ]
)
_OTHERS = st.sampled_from(
    ["Smart", "Æther", "naïve", "Đặng", "SCA66-0001", "(Lampang)", "“IoT”", "24×7", "50%", "ปี 2568", "๑๒๘ จุด", "C/C++"]
)
EMOJI = st.sampled_from(["😀", "🏳️‍🌈", "👩🏽‍⚖️", "✓", "東京", "🇹🇭"])
"""What no face of the program has a letter for."""
NAMES = st.lists(st.one_of(WORDS, _OFFICES, _OTHERS, EMOJI), min_size=1, max_size=14).map(" ".join)
