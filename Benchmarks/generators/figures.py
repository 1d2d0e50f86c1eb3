#!/usr/bin/env python3
"""Models for figures: one authority with words as they stand in papers, N arrows with 1 to 6 of 18 items each.

Without --family and --size, every family at 5, 8, 12, 16, 20, 26, 30 and 40 arrows, and hub, callout, national and mesh
at 60 and 100 too. As drawn, most flows hand over what nobody approved; with --full they are held and approved.
"""

from random import Random
from typing import Any

from writing import ModelFile, parser, write

Entry = dict[str, Any]

AUTHORITY = "見本区"
SIZES = (5, 8, 12, 16, 20, 26, 30, 40)
LARGE_SIZES = {family: (60, 100) for family in ("hub", "callout", "national", "mesh")}
CHANNELS = {
    "専用回線": {"種別": "専用線", "暗号化": "はい"},
    "VPN": {"種別": "閉域網", "暗号化": "はい"},
    "庁内ネットワーク": {"種別": "庁内LAN"},
    "郵便": {"種別": "郵送"},
    "手渡しの媒体": {"種別": "電子記録媒体"},
    "紙の書類": {"種別": "紙"},
    "窓口での受付": {"種別": "手渡し"},
    "電話での問合せ": {"種別": "電話"},
}
NAMES = list(CHANNELS)
ITEMS = (
    "氏名 住所 生年月日 電話番号 世帯番号 宛名番号 被保険者番号 振込口座情報 課税情報 給付管理番号 健診結果 受診記録 "
    "審査結果 支給決定情報 介護認定情報 障害区分 在留カード番号 メールアドレス"
).split()
VENDORS = (
    "東都システムズ みらい印刷 関東データサービス さくら封入センター 日本コールサポート 新都心ソフトウェア ひまわり運輸 "
    "北斗情報通信 大和ビジネスサービス 富士見クラウド 青空アウトソーシング 若葉計算センター すみれ福祉会 城南健診協会 "
    "中央保険センター 平成リサーチ 光洋電算 桜丘医療情報 東亜人材 港湾データ"
).split()
PURPOSE = "給付"
TERM = "令和6年4月1日〜令和7年3月31日"
TERMS = [TERM, "令和7年4月1日〜令和8年3月31日"]


def vendor(index: int) -> str:
    """A company's name, another for each index."""
    return VENDORS[index % 20] + (f"第{index // 20 + 1}" if index >= 20 else "")


class Figure:
    """A model under construction: parties, systems, numbered flows, approvals."""

    def __init__(self, title: str, section: str, chance: Random):
        """The authority and the section that holds the data."""
        self.title, self.section, self.chance = title, section, chance
        self.parties: dict[str, Entry] = {AUTHORITY: {"種別": "実施機関"}}
        self.sites: dict[str, Entry] = {}
        self.systems: dict[str, Entry] = {}
        self.flows: list[Entry] = []
        self.approvals: list[Entry] = []
        self.add_section(section)

    def add_section(self, name: str) -> None:
        """A section of the authority."""
        self.parties[name] = {"種別": "課", "所属": AUTHORITY}

    def add_company(self, name: str, parent: str | None = None) -> str:
        """A company with an approval, of the company above if one is named; gives the approval's name."""
        self.parties[name] = {"種別": "企業", "名称": f"株式会社{name}"}
        return self.approve("再委託" if parent else "業務委託", name, parent)

    def add_party(self, name: str, kind: str, approval: str | None = None) -> str:
        """Another party, with an approval of that kind."""
        self.parties[name] = {"種別": kind}
        if approval:
            self.approve(approval, name)
        return name

    def approve(self, kind: str, name: str, parent: str | None = None) -> str:
        """An approval of the name 氏名 for everyone it is asked for; gives how it is called."""
        one = {"識別名": f"{kind}／{name}", "種別": kind, "相手": name, "項目": ["氏名"], "対象": "対象者"}
        self.approvals.append(one | {"元の承認": parent})
        return f"{kind}／{name}"

    def system(self, name: str, kind: str, operator: str, site: str | None = None) -> str:
        """A system; gives its name."""
        self.systems[name] = {"種別": kind, "運用": operator, "場所": site}
        return name

    def flow(self, source: str, target: str, channel: str | None, both_ways: str | None = None) -> None:
        """An arrow with some of the items by chance."""
        number = len(self.flows) + 1
        items = self.chance.sample(ITEMS, self.chance.choice([1, 2, 2, 3, 4, 5, 6]))
        one = {"番号": f'"{chr(0x245F + number) if number <= 20 else f"({number})"}"', "から": source, "へ": target}
        one |= {"経路": channel, "項目": items, "対象": "対象者", "双方向": both_ways}
        self.flows.append(one | {"備考": f"{source}から{target}へ、手続に要る情報を渡す。"})

    def pair(self, nodes: list[str]) -> list[str]:
        """Two of the nodes by chance."""
        return self.chance.sample(nodes, 2)

    def any_channel(self, first: int) -> str:
        """One of the first channels of the list."""
        return self.chance.choice(NAMES[:first])

    def is_outside(self, party: str) -> bool:
        """Whether it is neither of the authority nor one of the people."""
        return self.parties[party]["種別"] not in ("実施機関", "課", "本人")

    def file(self) -> ModelFile:
        """The model as it is."""
        used = {one["経路"] for one in self.flows}
        return {
            "件名": self.title,
            "実施機関": AUTHORITY,
            "保有課": self.section,
            "主体": self.parties,
            "個人の範囲": {"対象者": {}},
            "情報項目": {item: {} for item in ITEMS},
            "場所": self.sites,
            "システム": self.systems,
            "経路": {name: channel for name, channel in CHANNELS.items() if name in used},
            "流れ": self.flows,
            "承認": self.approvals,
        }

    def full_file(self) -> ModelFile:
        """With purposes, a 制度, holdings, whole approvals of two periods, one system that passes to the authority."""
        file = self.file()
        about = {"対象": "対象者", "目的": PURPOSE}
        entrusted = {one["相手"] for one in self.approvals if one["種別"] in ("業務委託", "再委託")}
        for system in self.systems.values():
            # What a contractor holds is judged as if brought; the business of others is their own.
            is_own_business = self.is_outside(system["運用"]) and system["運用"] not in entrusted
            system["保有"] = [{"項目": ITEMS, "独自": "はい" if is_own_business else None, "期間": TERM} | about]
            system["保存"] = "契約終了まで" if self.is_outside(system["運用"]) else None
        for system in [one for one in self.systems.values() if one["運用"] in entrusted][-1:]:
            before = {"主体": system["運用"], "期間": "〜令和9年3月31日", "引渡し": "消去済"}
            system["運用"] = [before, {"主体": AUTHORITY, "期間": "令和9年4月1日〜"}]
        leave = {"者": AUTHORITY, "文書": "承諾書", "日": "令和6年3月1日"}
        whole = {"項目": ITEMS, "項目数": len(ITEMS), "経路": list(file["経路"]), "期間": TERMS} | about
        approvals: list[Entry] = []
        for party in filter(self.is_outside, self.parties):
            own = [one for one in self.approvals if one["相手"] == party and one["種別"] != "外部結合"]
            for one in own or [{"識別名": f"外部提供／{party}", "種別": "外部提供", "相手": party}]:
                approvals.append(one | whole | {"承諾": leave if one["種別"] == "再委託" else None})
            approvals.append({"識別名": f"外部結合／{party}", "種別": "外部結合", "相手": party} | whole)
        required = [{"種別": "電算処理", "期間": "〜令和5年3月31日"}]
        regime = {"実施機関": AUTHORITY, "必要な承認": required, "再委託の段数": 20, "期間": "令和5年4月1日〜"}
        return file | {
            "保有課": [name for name, party in self.parties.items() if party["種別"] == "課"],
            "目的": {PURPOSE: {"根拠": "給付金の要綱"}},
            "制度": {f"{AUTHORITY}の制度": regime},
            "流れ": [one | {"期間": TERM, "目的": PURPOSE} for one in self.flows],
            "承認": approvals,
        }


def hub(n: int, chance: Random) -> Figure:
    """One register in the middle, a company for every arrow or two"""
    figure = Figure(f"中央の基幹システム連携（{n}）", "情報政策課", chance)
    register = figure.system("住民情報基幹システム", "データベース", "情報政策課")
    index = 0
    while len(figure.flows) < n:
        company = vendor(index)
        figure.add_company(company)
        name, kind = ("の業務サーバ", "サーバ") if index % 2 else ("の処理端末", "端末")
        machine, channel = figure.system(company + name, kind, company), figure.any_channel(6)
        figure.flow(register, machine, channel)
        if len(figure.flows) < n and chance.random() < 0.7:
            figure.flow(machine, register, chance.choice([channel, channel, "手渡しの媒体"]))
        index += 1
    return figure


def chain(n: int, chance: Random) -> Figure:
    """Work handed on from company to company, nine at the most, then sent to the people"""
    figure = Figure(f"再委託が続く印刷発送業務（{n}）", "税務課", chance)
    people = figure.add_party("納税者", "本人")
    first = figure.system("税務システム", "データベース", "税務課")
    places, parent = [first], None
    while len(figure.flows) < n - 2 and len(places) < 10:
        company, before, count = vendor(len(places) - 1), places[-1], len(places)
        parent = figure.add_company(company, parent)
        places.append(figure.system(f"{company}の作業場", "端末" if count % 3 else "サーバ", company))
        steps = [(before, places[-1], ["手渡しの媒体", "VPN", "専用回線"]), (places[-1], before, ["紙の書類", "VPN"])]
        steps += [(places[-1], first, ["専用回線"])] if count % 2 == 0 else []
        for source, target, channels in steps[: n - 2 - len(figure.flows)]:
            figure.flow(source, target, chance.choice(channels))
    while len(figure.flows) < n - 2:
        figure.flow(chance.choice(places[1:]), people, "郵便")
    figure.flow(places[-1], people, "郵便")
    figure.flow(people, first, "窓口での受付")
    return figure


def callout(n: int, chance: Random) -> Figure:
    """A benefit from the application to the payment: 22 arrows of one story, then more by chance"""
    figure = Figure(f"臨時給付金の申請受付と支給（{n}）", "給付金担当課", chance)
    office, systems, contractor, printer = "給付金担当課", "情報システム課", VENDORS[0], VENDORS[1]
    figure.add_section(systems)
    people = figure.add_party("申請者", "本人")
    figure.add_company(printer, figure.add_company(contractor))
    bank, town = figure.add_party("指定金融機関", "金融機関"), figure.add_party("他の自治体", "自治体")
    state = figure.add_party("デジタル庁", "国")
    residents = figure.system("住民基本台帳システム", "データベース", systems)
    taxes = figure.system("税情報連携サーバ", "サーバ", systems)
    benefits = figure.system("給付金管理システム", "データベース", contractor)
    calls = figure.system("コールセンターの端末", "端末", contractor)
    review = figure.system("審査事務室の端末", "端末", contractor)
    printing = figure.system("印刷・封入封緘の作業場", "サーバ", printer)
    accounts = figure.system("公金受取口座の登録簿", "データベース", state)
    terminal = figure.system("課の専用端末", "端末", office)
    line, vpn, inside, post, medium, paper, counter, phone = NAMES
    story = [
        *[(residents, benefits, vpn), (taxes, benefits, vpn), (benefits, printing, medium), (printing, people, post)],
        *[(people, review, post), (people, calls, phone), (review, benefits, None), (calls, benefits, None)],
        *[(benefits, terminal, vpn), (terminal, bank, line), (bank, people, paper), (taxes, town, line)],
        *[(town, taxes, line), (taxes, accounts, line), (accounts, taxes, line), (people, office, counter)],
        *[(office, terminal, None), (terminal, residents, inside), (office, people, post), (benefits, taxes, medium)],
        *[(printing, review, paper), (office, town, post)],
    ]
    for arrow in story[:n]:
        figure.flow(*arrow)
    for _ in range(n - len(story)):
        figure.flow(*figure.pair([*figure.systems, people, office, bank, town]), figure.any_channel(7))
    return figure


def national(n: int, chance: Random) -> Figure:
    """A national server between the authority and half as many municipalities as arrows"""
    figure = Figure(f"国の中間サーバーと{n // 2}の区市町村", "情報政策課", chance)
    agency = figure.add_party("地方公共団体情報システム機構", "団体", "外部結合")
    server = figure.system("自治体中間サーバー", "データベース", agency)
    machines = [figure.system("団体内統合宛名システム", "データベース", "情報政策課")]
    while len(figure.flows) < n:
        figure.flow(machines[-1], server, "専用回線")
        if len(figure.flows) < n:
            figure.flow(server, machines[-1], "専用回線")
        if len(figure.flows) < n:
            town = figure.add_party(f"第{len(machines)}区", "自治体")
            machines.append(figure.system(f"{town}の宛名システム", "データベース", town))
    return figure


def dc(n: int, chance: Random) -> Figure:
    """Systems of one association in the data centres of three companies"""
    figure = Figure(f"共同利用データセンターでの運用（{n}）", "介護保険課", chance)
    association = figure.add_party("都連合会", "団体", "業務委託")
    sites = dict(zip(("共同運用センター", "災害対策センター", "開発センター"), VENDORS))
    for site, company in sites.items():
        figure.parties[company] = {"種別": "企業", "名称": f"株式会社{company}"}
        figure.sites[site] = {"運用": company}
    ledger = figure.system("介護保険台帳", "データベース", "介護保険課")
    names = "審査支払システム 本番データ バックアップデータ 高額合算システム 統計用データ 検証用データ 資格情報データ"
    machines = [
        figure.system(name, "データベース" if "データ" in name else "サーバ", association, [*sites, None][index % 4])
        for index, name in enumerate(f"{names} 請求受付システム 帳票作成システム 監視サーバ".split())
    ]
    figure.flow(ledger, machines[0], "専用回線", both_ways="はい")
    for source, target in list(zip(machines, machines[1:]))[: n - 1]:
        figure.flow(source, target, "専用回線")
    while len(figure.flows) < n:
        figure.flow(*figure.pair([*machines, ledger]), chance.choice(["専用回線", "VPN", "手渡しの媒体"]))
    return figure


def many(n: int, chance: Random) -> Figure:
    """As many parties of five kinds as arrows, each to or from one system"""
    figure = Figure(f"{n}の相手への提供", "福祉課", chance)
    register = figure.system("福祉総合システム", "データベース", "福祉課")
    names = {"団体": "社会福祉法人第{}会", "自治体": "第{}市", "国": "国の機関{}", "金融機関": "第{}銀行"}
    for index in range(n):
        kind = ["企業", *names][index % 5]
        approval = "業務委託" if kind == "企業" else "外部結合"
        name = figure.add_party(vendor(index) if kind == "企業" else names[kind].format(index), kind, approval)
        ends = (register, name) if chance.random() < 0.75 else (name, register)
        figure.flow(*ends, figure.any_channel(6))
    return figure


def inside(n: int, chance: Random) -> Figure:
    """Seven sections of the authority with their systems, one company that prints"""
    figure = Figure(f"庁内各課の連携（{n}）", "住民課", chance)
    sections = "住民課 税務課 国民健康保険課 介護保険課 障害福祉課 子育て支援課 情報政策課".split()
    for section in sections:
        figure.add_section(section)
        figure.system(section.removesuffix("課") + "システム", "データベース", section)
    for section in sections[:4]:
        figure.system(section.removesuffix("課") + "の端末", "端末", section)
    machines = list(figure.systems)
    figure.add_company(VENDORS[3])
    printing = figure.system("封入封緘の作業場", "サーバ", VENDORS[3])
    people = figure.add_party("区民", "本人")
    centre = machines[6]
    for source in machines[: min(6, n - 3)]:
        figure.flow(source, centre, "庁内ネットワーク")
    while len(figure.flows) < n - 3:
        figure.flow(*figure.pair(machines), "庁内ネットワーク")
    figure.flow(machines[0], printing, "手渡しの媒体")
    figure.flow(printing, people, "郵便")
    figure.flow(people, machines[0], "窓口での受付")
    return figure


def mesh(n: int, chance: Random) -> Figure:
    """A quarter as many parties as arrows, any of which hands to any other, no pair twice while others are left"""
    figure = Figure(f"関係機関の情報連携（{n}）", "保健予防課", chance)
    people = figure.add_party("受診者", "本人")
    figure.system("健康管理システム", "データベース", "保健予防課")
    figure.system("予約受付サーバ", "サーバ", "保健予防課")
    for index in range(max(3, n // 4)):
        kind = ("企業", "団体", "自治体")[index % 3]
        name = {"企業": vendor(index * 3 + 5), "団体": f"第{index}健診協会", "自治体": f"第{index}町"}[kind]
        figure.add_party(name, kind, "業務委託" if kind == "企業" else "外部結合")
        figure.system(f"{name}のシステム", "データベース", name)
        if index % 3 == 0:
            figure.system(f"{name}の端末", "端末", name)
    nodes = [*figure.systems, people]
    pairs: list[tuple[str, str]] = []
    while len(figure.flows) < n:
        # Every pair once, in an order by chance; then all of them again.
        pairs = pairs or chance.sample([(a, b) for a in nodes for b in nodes if a != b], len(nodes) * (len(nodes) - 1))
        figure.flow(*pairs.pop(), figure.any_channel(8))
    return figure


FAMILIES = {function.__name__: function for function in (hub, chain, callout, national, dc, many, inside, mesh)}


def main() -> None:
    """Writes what the command line asks for, a file a figure."""
    command = parser(__doc__, FAMILIES, seed=1, required=False)
    command.add_argument("--full", action="store_true", help="with 目的, 制度, 項目数, 承諾, 独自, histories and the like")
    options = command.parse_args()
    files: dict[str, ModelFile] = {}
    for family in [options.family] if options.family else FAMILIES:
        for size in [options.size] if options.size else SIZES + LARGE_SIZES.get(family, ()):
            figure = FAMILIES[family](size, Random(f"{family} {size} {options.seed}"))
            files[f"{family}-{size:03}.yaml"] = figure.full_file() if options.full else figure.file()
    write(files, options.out)


if __name__ == "__main__":
    main()
