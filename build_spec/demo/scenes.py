"""The scenes photographed for the demo submissions, painted with `pictures.Painting`."""

from __future__ import annotations

from pictures import HIGH, WIDE, Colour, Painting, Scene

SHIRTS: tuple[Colour, ...] = (
    (226, 106, 74),
    (62, 124, 177),
    (242, 202, 92),
    (92, 158, 110),
    (240, 240, 236),
    (150, 92, 150),
)
WALLS: tuple[Colour, ...] = ((222, 206, 176), (196, 214, 214), (232, 190, 160), (206, 196, 206), (240, 232, 214))


def _day(on: Painting, horizon: int = 430) -> None:
    on.sky((96, 156, 214), (232, 238, 236), horizon)
    on.clouds(horizon, (255, 255, 255))
    on.ridge(horizon, 60, (148, 178, 186))
    on.ridge(horizon + 20, 36, (112, 152, 138), waves=5)


def canal_station(on: Painting) -> None:
    _day(on)
    on.houses(470, (60, 130), WALLS)
    for x in range(40, WIDE, 150):
        on.tree(x + on.chance.uniform(-40, 40), 490, on.chance.uniform(90, 170), (76, 128, 70))
    on.soften(1.6)
    on.water(486, (78, 120, 122))
    x, y = 560 + on.chance.randint(-160, 160), 640
    on.pencil.ellipse((x - 95, y + 20, x + 95, y + 64), fill=(238, 178, 44))
    on.pencil.ellipse((x - 78, y + 12, x + 78, y + 48), fill=(250, 206, 86))
    on.pencil.rectangle((x - 7, y - 150, x + 7, y + 24), fill=(216, 220, 222))
    on.pencil.rectangle((x - 42, y - 84, x + 42, y - 20), fill=(240, 243, 244), outline=(150, 156, 160), width=3)
    on.pencil.polygon([(x - 78, y - 132), (x + 34, y - 176), (x + 76, y - 140), (x - 36, y - 94)], fill=(34, 56, 98))
    for k in range(1, 4):
        on.pencil.line(
            (x - 78 + 28 * k, y - 132 - 11 * k, x - 36 + 28 * k, y - 94 - 12 * k), fill=(120, 146, 188), width=2
        )
    on.pencil.ellipse((x - 6, y - 60, x + 10, y - 44), fill=(40, 180, 90))


def canal_volunteers(on: Painting) -> None:
    canal_bank = 560
    _day(on, 380)
    on.houses(420, (50, 110), WALLS)
    on.soften(2.2)
    on.water(430, (86, 128, 120))
    on.pencil.polygon([(0, canal_bank + 90), (WIDE, canal_bank), (WIDE, HIGH), (0, HIGH)], fill=(176, 160, 132))
    for k in range(22):
        on.pencil.line((k * 64 - 80, HIGH, k * 60 + 20, canal_bank + 84 - k * 4), fill=(160, 144, 118), width=2)
    for number in range(6):
        on.person(
            210 + 165 * number + on.chance.uniform(-20, 20),
            800 - 14 * number,
            270,
            SHIRTS[1] if number % 2 else SHIRTS[3],
        )


def night_street(on: Painting) -> None:
    on.sky((14, 20, 48), (62, 58, 92), 520)
    on.houses(520, (120, 240), ((56, 58, 82), (70, 62, 84), (48, 56, 74)), lit=0.42)
    on.soften(1.4)
    on.pencil.polygon([(0, HIGH), (500, 515), (780, 515), (WIDE, HIGH)], fill=(52, 54, 66))
    on.pencil.polygon([(500, 515), (0, HIGH), (0, 560)], fill=(86, 82, 86))
    for k in range(8):
        y = 530 + 5 * k * k
        on.pencil.polygon(
            [(636, y), (644, y), (646 + k, y + 8 + 4 * k), (634 - k, y + 8 + 4 * k)], fill=(214, 210, 190)
        )
    for k in range(5):
        scale = 1.7**k
        for side in (-1, 1):
            x, foot, tall = 640 + side * 76 * scale * 1.15, 520 + 22 * scale, 74 * scale
            on.pencil.rectangle((x - scale, foot - tall, x + scale, foot), fill=(30, 32, 40))
            on.pencil.line(
                (x, foot - tall, x - side * 22 * scale, foot - tall - 3 * scale),
                fill=(30, 32, 40),
                width=int(1 + scale),
            )
            on.glow(x - side * 22 * scale, foot - tall, 9 + 9 * scale, (255, 208, 130), 0.95)
            on.glow(x - side * 20 * scale, foot + 4 * scale, 22 * scale, (180, 128, 60), 0.5)


def night_walk(on: Painting) -> None:
    night_street(on)
    for number in range(4):
        on.person(250 + 66 * number, 770 - 10 * number, 190 - 10 * number, SHIRTS[(number * 2) % 6])
    on.glow(330, 690, 190, (150, 106, 50), 0.5)


def solar_roofs(on: Painting) -> None:
    _day(on, 330)
    on.water(352, (66, 138, 166), 0.25)
    on.ridge(470, 30, (92, 134, 78), waves=2)
    for row in range(3):
        foot, size = 560 + 140 * row, 150 + 50 * row
        for number in range(5 - row):
            x = (number + 0.15 * (row + 1)) * WIDE / (4.6 - row) + on.chance.uniform(-26, 26)
            on.tree(x - 36, foot, size * 0.9, (70, 122, 64))
            on.pencil.rectangle((x, foot - size * 0.5, x + size * 1.3, foot), fill=on.chance.choice(WALLS))
            on.pencil.rectangle((x + size * 0.5, foot - size * 0.32, x + size * 0.74, foot), fill=(122, 92, 66))
            a, b = (x - 18, foot - size * 0.46), (x + size * 0.24, foot - size * 0.95)
            c, d = (x + size * 1.2, foot - size * 0.95), (x + size * 1.42, foot - size * 0.46)
            on.pencil.polygon([a, b, c, d], fill=(168, 84, 62))
            _panels(on, (b, c, d, a))


def _panels(on: Painting, roof: tuple[tuple[float, float], ...]) -> None:
    (bx, by), (cx, _), (dx, _), (ax, ay) = roof
    for column in range(5):
        for row in range(2):

            def at(s: float, t: float) -> tuple[float, float]:
                return ((bx + (cx - bx) * s) * (1 - t) + (ax + (dx - ax) * s) * t, by * (1 - t) + ay * t)

            s, t = 0.08 + 0.17 * column, 0.1 + 0.42 * row
            blue = (30 + 8 * column, 58 + 6 * column, 112 + 12 * row)
            on.pencil.polygon(
                [at(s, t), at(s + 0.155, t), at(s + 0.155, t + 0.38), at(s, t + 0.38)],
                fill=blue,
                outline=(160, 176, 200),
            )


def battery_yard(on: Painting) -> None:
    _day(on, 400)
    for x in range(-20, WIDE, 110):
        on.tree(x, 470, on.chance.uniform(130, 240), (66, 120, 66))
    on.soften(2.0)
    on.pencil.rectangle((0, 460, WIDE, HIGH), fill=(188, 184, 174))
    for number in range(6):
        x = 90 + 185 * number
        on.pencil.rectangle((x, 340, x + 160, 660), fill=(232, 236, 238), outline=(150, 158, 164), width=3)
        on.pencil.rectangle((x + 12, 356, x + 148, 600), outline=(178, 186, 190), width=3)
        for k in range(9):
            on.pencil.line((x + 26, 390 + 16 * k, x + 134, 390 + 16 * k), fill=(170, 178, 184), width=4)
        on.pencil.ellipse((x + 70, 616, x + 90, 636), fill=(46, 176, 92))
        on.pencil.polygon([(x, 660), (x + 160, 660), (x + 190, 690), (x + 30, 690)], fill=(150, 148, 142))
    on.person(300, 800, 280, SHIRTS[2])
    on.person(420, 806, 270, SHIRTS[1])


def market_stalls(on: Painting) -> None:
    on.sky((236, 226, 206), (250, 240, 220), 400)
    on.pencil.rectangle((0, 0, WIDE, 200), fill=(120, 104, 92))
    for k in range(9):
        on.pencil.line((k * 160, 0, k * 160 - 60, 200), fill=(150, 132, 116), width=8)
    on.pencil.rectangle((0, 420, WIDE, HIGH), fill=(150, 138, 124))
    for x in range(60, WIDE, 86):
        on.person(x, 520, 190, on.chance.choice(SHIRTS))
    on.soften(3.0)
    for number in range(4):
        x = 20 + 320 * number
        for k in range(8):
            tint = (208, 64, 58) if k % 2 == number % 2 else (250, 246, 236)
            on.pencil.polygon(
                [(x + 36 * k, 250), (x + 36 * k + 36, 250), (x + 36 * k + 40, 330), (x + 36 * k - 2, 330)], fill=tint
            )
        on.person(x + 140, 660, 270, SHIRTS[(number * 2 + 1) % 6])
        on.pencil.rectangle((x, 590, x + 290, 760), fill=(140, 100, 66))
        for _ in range(150):
            px, py = x + on.chance.uniform(10, 280), on.chance.uniform(560, 620)
            fruit = ((226, 122, 32), (66, 142, 60), (196, 50, 44), (244, 202, 70))[int((px - x) // 72) % 4]
            on.pencil.ellipse((px - 13, py - 13, px + 13, py + 13), fill=fruit, outline=(90, 60, 30))
        on.pencil.rectangle((x + 206, 470, x + 262, 540), fill=(255, 255, 255))
        for _ in range(90):
            qx, qy = x + 212 + 5 * on.chance.randrange(9), 476 + 5 * on.chance.randrange(11)
            on.pencil.rectangle((qx, qy, qx + 4, qy + 4), fill=(20, 20, 20))
    for lamp in range(5):
        on.glow(130 + 260 * lamp, 226, 60, (255, 226, 160), 0.7)


def classroom(on: Painting) -> None:
    on.sky((214, 222, 214), (236, 232, 216), 600)
    for k in range(3):
        on.pencil.rectangle(
            (60 + 120 * k, 120, 160 + 120 * k, 330), fill=(190, 220, 238), outline=(120, 90, 64), width=6
        )
    on.pencil.rectangle((520, 90, 1180, 430), fill=(24, 30, 38))
    on.pencil.rectangle((536, 104, 1164, 416), fill=(226, 238, 246))
    for number in range(5):
        x = 556 + 122 * number
        on.pencil.rectangle(
            (x, 300, x + 108, 400), fill=((180, 206, 176), (206, 186, 170), (176, 196, 216))[number % 3]
        )
        for k in range(3):
            on.pencil.ellipse((x + 14 + 30 * k, 330, x + 34 + 30 * k, 350), fill=(150, 110, 80))
    on.person(680, 296, 180, SHIRTS[1])
    for k in range(4):
        on.pencil.line((800, 140 + 34 * k, 1110 - 60 * (k % 2), 140 + 34 * k), fill=(60, 84, 120), width=6)
    on.soften(1.2)
    on.pencil.rectangle((0, 600, WIDE, HIGH), fill=(176, 132, 92))
    for row in range(2):
        for number in range(6):
            x, y = 90 + 210 * number + 60 * row, 640 + 130 * row
            on.pencil.ellipse((x - 40, y - 150, x + 40, y - 66), fill=(34, 28, 28))
            on.pencil.rounded_rectangle((x - 66, y - 78, x + 66, y + 70), 30, fill=(246, 246, 242))
            on.pencil.rectangle((x - 92, y + 44, x + 92, y + 62), fill=(206, 164, 116))


def hill_mast(on: Painting) -> None:
    on.sky((128, 164, 206), (244, 232, 216), 460)
    for k, tint in enumerate(((178, 194, 206), (140, 170, 172), (104, 144, 122), (74, 118, 80))):
        on.ridge(430 + 90 * k, 90, tint, waves=2 + k)
        if k < 2:
            on.soften(5)
    x = 820
    for side in (-1, 1):
        on.pencil.line((x + side * 46, 700, x + side * 8, 150), fill=(214, 84, 66), width=7)
    for k in range(13):
        y, half = 690 - 42 * k, 45 - 3 * k
        on.pencil.line((x - half, y, x + half - 3, y - 42), fill=(238, 236, 232), width=4)
        on.pencil.line((x + half, y, x - half + 3, y - 42), fill=(214, 84, 66), width=4)
    on.pencil.ellipse((x - 60, 190, x + 4, 262), fill=(238, 240, 242), outline=(160, 166, 172), width=3)
    on.pencil.polygon([(x + 70, 690), (x + 190, 640), (x + 230, 690), (x + 110, 742)], fill=(36, 58, 104))
    for number in range(4):
        on.person(420 + 84 * number, 780 - 8 * number, 190, SHIRTS[number])


def bus_stop(on: Painting) -> None:
    _day(on, 420)
    on.houses(470, (140, 260), WALLS)
    for x in range(100, WIDE, 300):
        on.tree(x, 500, 190, (80, 132, 74))
    on.soften(1.8)
    on.pencil.rectangle((0, 500, WIDE, 590), fill=(190, 186, 178))
    on.pencil.rectangle((0, 590, WIDE, HIGH), fill=(78, 82, 90))
    for k in range(8):
        on.pencil.rectangle((k * 190 + 20, 740, k * 190 + 120, 752), fill=(234, 232, 222))
    x = 480 + on.chance.randint(-60, 60)
    on.pencil.rounded_rectangle((x, 380, x + 640, 650), 26, fill=(38, 110, 178))
    on.pencil.rectangle((x, 556, x + 640, 590), fill=(246, 200, 70))
    for k in range(6):
        on.pencil.rounded_rectangle((x + 28 + 98 * k, 412, x + 116 + 98 * k, 520), 8, fill=(206, 226, 236))
        if k != 5:
            on.pencil.ellipse((x + 54 + 98 * k, 462, x + 90 + 98 * k, 498), fill=(150, 112, 84))
    for k in (110, 510):
        on.pencil.ellipse((x + k - 52, 600, x + k + 52, 704), fill=(26, 28, 32))
        on.pencil.ellipse((x + k - 24, 628, x + k + 24, 676), fill=(150, 156, 162))
    on.pencil.rectangle((150, 260, 164, 610), fill=(96, 102, 110))
    on.pencil.rounded_rectangle((80, 250, 300, 370), 10, fill=(22, 26, 34))
    for k in range(3):
        on.pencil.rectangle((98, 268 + 32 * k, 130, 286 + 32 * k), fill=(246, 176, 50))
        on.pencil.rectangle((146, 268 + 32 * k, 270 - 24 * k, 286 + 32 * k), fill=(232, 150, 40))
    for number in range(4):
        on.person(230 + 72 * number, 640, 210, SHIRTS[number + 1])


def junction(on: Painting) -> None:
    bus_stop(on)
    on.pencil.rectangle((1120, 180, 1136, 700), fill=(58, 62, 70))
    on.pencil.rounded_rectangle((1084, 120, 1172, 360), 16, fill=(30, 32, 38))
    for k, tint in enumerate(((90, 30, 30), (96, 78, 26), (60, 220, 110))):
        on.pencil.ellipse((1100, 136 + 74 * k, 1156, 192 + 74 * k), fill=tint)
    on.glow(1128, 312, 60, (60, 230, 120), 0.6)


def water_post(on: Painting) -> None:
    on.sky((104, 116, 130), (206, 208, 204), 430)
    on.clouds(430, (150, 156, 164))
    on.ridge(440, 50, (108, 128, 126))
    on.houses(500, (70, 130), WALLS)
    for x in range(30, WIDE, 170):
        on.tree(x, 520, on.chance.uniform(110, 180), (68, 108, 66))
    on.soften(1.8)
    on.water(520, (138, 118, 88), 0.3)
    x = 520 + on.chance.randint(-100, 200)
    on.pencil.rectangle((x - 16, 130, x + 16, 760), fill=(226, 228, 228))
    for k in range(12):
        tint = (206, 60, 52) if k < 4 else (240, 190, 60) if k < 8 else (60, 160, 90)
        on.pencil.rectangle((x - 16, 330 + 34 * k, x + 16 if k % 2 else x, 347 + 34 * k), fill=tint)
    on.pencil.polygon([(x - 80, 150), (x + 40, 110), (x + 84, 146), (x - 36, 190)], fill=(34, 54, 96))
    on.pencil.rectangle((x - 40, 210, x + 40, 290), fill=(244, 246, 246), outline=(150, 156, 160), width=3)
    on.pencil.polygon([(x + 40, 224), (x + 90, 206), (x + 90, 268), (x + 40, 250)], fill=(214, 88, 60))


def evacuation_drill(on: Painting) -> None:
    _day(on, 380)
    on.houses(470, (120, 220), WALLS)
    on.tree(1120, 540, 300, (72, 124, 68))
    on.soften(2.0)
    on.pencil.rectangle((0, 470, WIDE, HIGH), fill=(196, 182, 154))
    for row in range(3):
        for number in range(8 - row):
            x = 70 + 160 * number + 40 * row + on.chance.uniform(-22, 22)
            vest = (240, 120, 40) if (number + row) % 3 == 0 else on.chance.choice(SHIRTS)
            on.person(x, 610 + 95 * row, 190 + 36 * row, vest)


# submission: the photographs it brings
PHOTOS: dict[str, tuple[tuple[str, Scene], ...]] = {
    "ENV-01": (("ภาพถ่าย-สถานีตรวจวัดลอยน้ำ.jpg", canal_station), ("ภาพถ่าย-อาสาสมัครริมคลอง.jpg", canal_volunteers)),
    "ENE-01": (("ภาพถ่าย-ถนนยามค่ำคืน.jpg", night_street), ("ภาพถ่าย-ชุมชนสำรวจแสง.jpg", night_walk)),
    "ENE-02": (("ภาพถ่าย-หลังคาโซลาร์.jpg", solar_roofs), ("ภาพถ่าย-แบตเตอรี่กลาง.jpg", battery_yard)),
    "ECO-01": (("ภาพถ่าย-แผงค้าในตลาด.jpg", market_stalls),),
    "PEO-01": (("ภาพถ่าย-ห้องเรียนร่วม.jpg", classroom), ("ภาพถ่าย-เสาสัญญาณชุมชน.jpg", hill_mast)),
    "MOB-01": (("ภาพถ่าย-ป้ายบอกเวลารถถึง.jpg", bus_stop), ("ภาพถ่าย-ทางแยกให้ทางรถเมล์.jpg", junction)),
    "LIV-02": (("ภาพถ่าย-เสาวัดระดับน้ำ.jpg", water_post), ("ภาพถ่าย-ซ้อมอพยพ.jpg", evacuation_drill)),
}
