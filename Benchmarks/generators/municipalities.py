#!/usr/bin/env python3
"""Municipalities, each with the same businesses, and the partners that serve many of them.

A municipality has a register (基幹機), a gateway, a vault, 5 + B/10 sections with a terminal each, and B businesses. A
business has a system, a class of people and about ten flows: what is taken in, looked up and decided, to a contractor
and back (60 % of them), to the federation and back (every third), over the gateway, to the vault (14 % hand on all),
to a screen (20 % hand on all, most of them with exceptions), to another business. 60 fields a business unless stated.
"""

from argparse import Namespace
from collections.abc import Iterable
from dataclasses import dataclass
from operator import add, or_
from random import Random

from writing import ModelFile, names, numeral, parser, write

Entry = dict[str, object]

ROLES = {
    **{"受付": 40, "結果": 10, "委託出力": 30, "戻り": 20, "連合提供": 20, "連合受領": 15},
    **{"照会提供": 15, "画面": 30, "画面外": 10, "横断": 12},
}
"""What a business hands over → how many of its fields."""
VARIANTS = 4
EVERYONE = "住民の全体"
OPERATION = "事務の運営"
"""The purpose of what is handed over for all businesses together."""
HEIR = "収容の後継社"
"""Who takes over the machines of all hosts, with --full, when every contract has ended."""
CHANNELS = {"情報網": "情報提供ネットワークシステム", "連合会線": "専用線", "収容線": "閉域網", "委託線": "LGWAN", "庁内線": "庁内LAN"}


@dataclass(frozen=True)
class Partner:
    """A body outside with its one machine."""

    name: str
    kind: str
    machine: str
    channel: str
    keep: str | None = "契約終了まで"

    def system(self) -> Entry:
        """Its machine."""
        return {"種別": "サーバ", "運用": self.name, "保存": self.keep}


def partners(count: int, name: str, kind: str, machine: str, channel: str) -> list[Partner]:
    """Partners of one kind, with a numeral in the place of *."""
    pairs = zip(names(name, count), names(machine, count))
    return [Partner(name, kind, machine, channel) for name, machine in pairs]


class Country:
    """What municipalities share: groups of items, classes, purposes, partners."""

    def __init__(self, options: Namespace, chance: Random):
        """Draws the fields of each group, in four variants a role of a business."""
        self.options, self.chance = options, chance
        self.classes = names("区分*の者", options.classes)
        base = names("基本*項", 60)
        self.groups = {"基本一覧": base, "基本照会": chance.sample(base, 25)}
        for business in map(numeral, range(options.businesses)):
            fields = names(f"業{business}の項*", options.items)
            self.groups[f"業{business}全項目"] = fields
            for variant in map(numeral, range(VARIANTS)):
                drawn = {role: chance.sample(fields, min(count, len(fields))) for role, count in ROLES.items()}
                # What comes back is a part of what went out.
                drawn |= {"戻り": drawn["委託出力"][:20], "連合受領": drawn["連合提供"][:15]}
                self.groups |= {f"業{business}{role}{variant}": some for role, some in drawn.items()}

        self.exchange = Partner("情報提供の運営者", "国", "中間の接続機", "情報網")
        self.centre = Partner("国保の中央会", "団体", "中央会の機器", "連合会線", keep=None)
        self.federations = partners(47, "連合会*号", "団体", "連合会*号の機器", "連合会線")
        self.contractors = partners(5 + options.size // 20, "委託先*号", "企業", "委託先*号の機器", "委託線")
        self.subcontractor = Partner("再委託先", "企業", "再委託先の機器", "委託線")
        self.hosts = partners(12, "収容施設*号社", "企業", "収容施設*号機", "収容線")

    def all_purposes(self) -> dict[str, Entry]:
        """The common purpose and one a business; none but with --full."""
        named = [OPERATION, *names("業*の給付", self.options.businesses)] if self.options.full else []
        return {name: {"根拠": f"{name}の要綱"} for name in named}

    def purposes(self, business: int) -> list[str] | None:
        """Why the items of a business are had, with --full."""
        return [OPERATION, f"業{numeral(business)}の給付"] if self.options.full else None

    def all_partners(self) -> list[Partner]:
        """All of them that a shared part declares."""
        extra = [self.subcontractor] if self.options.full else []
        return [self.exchange, self.centre, *self.federations, *self.contractors, *self.hosts, *extra]

    def catalogue(self, used: set[str]) -> ModelFile:
        """The groups in use, the classes and, with --full, the purposes."""
        groups = {name: fields for name, fields in self.groups.items() if name in used | {"基本一覧"}}
        classes = {EVERYONE: {"分割": "はい"}} | {name: {"属する": EVERYONE} for name in self.classes}
        return {"情報項目": groups, "個人の範囲": classes, "目的": self.all_purposes()}

    def national(self, partners: list[Partner]) -> ModelFile:
        """Partners, machines, channels; with --full, a register of a partner's own and hosts that hand over."""
        parties = {one.name: {"種別": one.kind} for one in partners}
        systems = {one.machine: one.system() for one in partners}
        if self.options.full:
            register = {"項目": "基本一覧", "対象": EVERYONE, "独自": "はい", "目的": OPERATION}
            systems[self.centre.machine]["保有"] = [register]
            parties[HEIR] = {"種別": "企業"}
            after = {"主体": HEIR, "期間": "令和9年4月1日〜", "経路": "収容線"}
            for host in self.hosts:
                if host.machine in systems:
                    before = {"主体": host.name, "期間": "〜令和9年3月31日", "引渡し": "返還済"}
                    systems[host.machine]["運用"] = [before, after]
        channels = {name: {"種別": kind, "暗号化": "はい"} for name, kind in CHANNELS.items()}
        return {"主体": parties, "システム": systems, "経路": channels}


class Municipality:
    """One municipality: its sections of a model file, and what it uses of the country."""

    def __init__(self, index: int, country: Country, authority: str | None):
        """Draws everything; without an authority to be a part of, it has its own."""
        self.country, self.chance, self.options = country, country.chance, country.options
        self.index, self.numeral = index, numeral(index)
        self.authority = authority or self.own("本庁")
        first = self.chance.randrange(4, 8)
        self.year = f"令和{first}年4月1日〜令和{first + 1}年3月31日"
        self.halves = [f"令和{first}年4月1日〜9月30日", f"令和{first}年10月1日〜令和{first + 1}年3月31日"]
        self.before = f"令和{first}年3月1日"
        self.parties: dict[str, Entry] = {}
        self.systems: dict[str, Entry] = {}
        self.flows: list[Entry] = []
        self.approvals: list[Entry] = []
        self.groups = {"基本照会"}
        self.partners = {country.exchange.name: country.exchange, country.centre.name: country.centre}
        self.common = OPERATION if self.options.full else None
        self.federation = self.chance.choice(country.federations)
        self.host = self.chance.choice(country.hosts)
        if index == 0 or not authority:
            self.parties[self.authority] = {"種別": "実施機関"}
        self.add_centre()
        for business in range(self.options.businesses):
            self.add_business(business)
        self.add_outside()

    def own(self, name: str) -> str:
        """A name with the municipality's number."""
        return f"市{self.numeral}{name}"

    def flow(self, source: str, target: str, channel: str, items: str, people: str = EVERYONE, **more: object) -> None:
        """Adds a flow of the year; its purpose is the common one unless stated."""
        usual = {"番号": f"{self.numeral}-{len(self.flows) + 1}", "から": source, "へ": target, "経路": channel}
        self.flows.append(usual | {"項目": items, "対象": people, "期間": self.year, "目的": self.common} | more)

    def approve(self, mark: str, kind: str, to: Partner, items: str = "全て", people: str = EVERYONE, **more) -> None:
        """Adds an approval for a partner over its channel; with --full, one that names a group counts its fields."""
        usual = {"識別名": f"{self.numeral}{mark}", "種別": kind, "相手": to.name, "項目": items, "対象": people}
        usual |= {"経路": to.channel, "期間": self.year, "目的": self.common}
        if self.options.full and items in self.country.groups:
            usual["項目数"] = len(self.country.groups[items])
        self.approvals.append(usual | more)
        self.partners[to.name] = to

    def add_centre(self) -> None:
        """Sections with terminals, the register, the gateway, the vault."""
        self.register, self.gateway, self.vault = map(self.own, ("基幹機", "接続機", "保管庫"))
        holding = {"項目": "基本一覧", "対象": EVERYONE, "目的": self.common}
        register: Entry = {"種別": "サーバ", "運用": self.authority, "保有": [holding]}
        sections = [numeral(index) for index in range(5 + self.options.businesses // 10)]
        self.reader = self.own("課零") if self.options.full else None
        if self.reader:
            register["閲覧"] = [{"主体": self.reader, "経路": "庁内線", "期間": self.year, "目的": OPERATION}]
        self.systems[self.register] = register
        self.systems[self.gateway] = {"種別": "サーバ", "運用": self.authority}
        self.systems[self.vault] = {"種別": "保管庫", "運用": self.authority}
        self.parties |= {self.own(f"課{section}"): {"種別": "課", "所属": self.authority} for section in sections}
        self.terminals = [self.own(f"端末{section}") for section in sections]
        self.systems |= {one: {"種別": "端末", "運用": self.authority} for one in self.terminals}

    def add_business(self, business: int) -> None:
        """A business: its system and its flows, one variant of each of its groups."""
        word, variant = f"業{numeral(business)}", numeral(self.chance.randrange(VARIANTS))
        everything, system, inside = f"{word}全項目", self.own(f"{word}機"), "庁内線"
        terminal = self.chance.choice(self.terminals)
        people = self.country.classes[business % len(self.country.classes)]
        purposes = self.country.purposes(business)

        def group(role: str) -> str:
            name = f"{word}{role}{variant}"
            self.groups.add(name)
            return name

        def holding(items: str) -> Entry:
            return {"項目": items, "対象": people, "目的": purposes}

        def hand(source: str, target: str, channel: str, items: str, **more: object) -> None:
            self.flow(source, target, channel, items, people, **{"目的": purposes} | more)

        self.groups.add(everything)
        self.systems[system] = {"種別": "データベース", "運用": self.authority, "保有": [holding(everything)]}
        self.systems[terminal].setdefault("保有", []).append(holding(group("受付")))
        hand(terminal, system, inside, group("受付"))
        self.flow(self.register, system, inside, "基本照会")
        hand(system, self.register, inside, group("結果"))
        if self.chance.random() < 0.6:
            # The square makes some contractors serve many.
            contractors = self.country.contractors
            contractor = contractors[int(len(contractors) * self.chance.random() ** 2)]
            self.partners[contractor.name] = contractor
            hand(system, contractor.machine, contractor.channel, group("委託出力"))
            hand(contractor.machine, system, contractor.channel, group("戻り"))
            if self.chance.random() > self.options.drop:
                terms = {"people": people, "目的": purposes}
                self.entrust(f"委託{numeral(business)}", contractor, group("委託出力"), group("戻り"), terms)
        if business % 3 == 0:
            federation = self.federation
            hand(system, federation.machine, federation.channel, group("連合提供"))
            hand(federation.machine, system, federation.channel, group("連合受領"))
            terms = {"目的": purposes} | ({"期間": self.halves} if self.options.full else {})
            self.approve(f"連合{numeral(business)}", "外部提供", federation, group("連合提供"), people, **terms)
        hand(system, self.gateway, inside, group("照会提供"))
        self.flow(self.gateway, system, inside, "基本照会")
        if self.chance.random() < 0.14:
            hand(system, self.vault, inside, "全て", 目的=self.common)
        else:
            hand(system, self.vault, inside, everything)
        screen = self.chance.random()
        if screen < 0.20:
            left_out = group("画面外") if screen >= 0.05 else None
            hand(system, terminal, inside, "全て", 除く=left_out, 目的=self.common)
        else:
            hand(system, terminal, inside, group("画面"))
        other = self.chance.randrange(self.options.businesses)
        if other != business:
            hand(system, self.own(f"業{numeral(other)}機"), inside, group("横断"))

    def entrust(self, mark: str, contractor: Partner, out: str, back: str, terms: Entry) -> None:
        """The approval of a contractor; with --full, for its machine alone, and the first hands on what comes back."""
        if not self.options.full:
            return self.approve(mark, "業務委託", contractor, out, **terms)
        below, is_first = self.country.subcontractor, self.country.subcontractor.name not in self.partners
        machines = [contractor.machine] + ([below.machine] if is_first else [])
        self.approve(mark, "業務委託", contractor, out, システム=machines, **terms)
        if is_first:
            leave = {"者": self.authority, "文書": "承諾書", "日": self.before}
            narrow = {"システム": below.machine, "元の承認": f"{self.numeral}{mark}", "承諾": leave}
            self.approve("再委託", "再委託", below, back, **terms, **narrow)
            self.flow(contractor.machine, below.machine, below.channel, back, **terms)

    def add_outside(self) -> None:
        """What the gateway and the vault exchange, and the approval of each connection."""
        exchange, host = self.country.exchange, self.host
        self.flow(self.gateway, exchange.machine, exchange.channel, "全て")
        self.flow(exchange.machine, self.gateway, exchange.channel, "基本照会")
        self.flow(self.register, self.gateway, "庁内線", "基本照会")
        self.flow(self.register, self.vault, "庁内線", "全て")
        self.flow(self.vault, host.machine, host.channel, "全て")
        self.approve("法令", "法令", exchange)
        self.approve("収容", "業務委託", host)
        ends = {exchange.name: [self.gateway, exchange.machine], host.name: [self.vault, host.machine]}
        purposes = list(self.country.all_purposes())
        silent = (self.country.centre, self.country.subcontractor)
        for index, one in enumerate(partner for partner in self.partners.values() if partner not in silent):
            narrow = {"目的": purposes, "両端": ends.get(one.name)} if self.options.full else {}
            self.approve(f"結合{numeral(index)}", "外部結合", one, **narrow)

    def title(self) -> ModelFile:
        """How a model of its own begins."""
        return {"件名": self.own("の給付事業"), "実施機関": self.authority, "保有課": self.reader}

    def sections(self) -> ModelFile:
        """Its part of a model."""
        result: ModelFile = {"主体": self.parties, "システム": self.systems, "流れ": self.flows, "承認": self.approvals}
        if self.options.full and self.authority in self.parties:
            required = [{"種別": "電算処理", "期間": "〜令和5年3月31日"}]
            regime = {"実施機関": self.authority, "必要な承認": required, "再委託の段数": 1, "同意とみなすもの": "文書と日"}
            result["制度"] = {f"{self.authority}の制度": regime | {"期間": "令和4年4月1日〜", "根拠": "要綱"}}
        return result


def merged(files: Iterable[ModelFile]) -> ModelFile:
    """The sections of several files in one."""
    result: ModelFile = {}
    for file in files:
        for name, value in file.items():
            join = or_ if isinstance(value, dict) else add
            result[name] = join(result[name], value) if name in result else value
    return result


def joint(country: Country) -> dict[str, ModelFile]:
    """One model.yaml of all, as sections of one authority; included parts of 60 municipalities each"""
    authority = "全国の庁"
    towns = [Municipality(index, country, authority) for index in range(country.options.size)]
    partners = {name: partner for town in towns for name, partner in town.partners.items()}
    parts = {"parts/catalogue.yaml": country.catalogue(set().union(*(town.groups for town in towns)))}
    parts["parts/national.yaml"] = country.national(list(partners.values()))
    for start in range(0, len(towns), 60):
        parts[f"parts/m{start:05}.yaml"] = merged(town.sections() for town in towns[start : start + 60])
    head = {"件名": "全国の給付事業", "実施機関": authority, "保有課": [town.reader for town in towns if town.reader]}
    return {"model.yaml": head | {"取込": list(parts)}} | parts


def folder(country: Country) -> dict[str, ModelFile]:
    """A model a municipality, each of which includes two shared parts with all that there is"""
    shared = {"shared/catalogue.yaml": country.catalogue(set(country.groups))}
    shared["shared/national.yaml"] = country.national(country.all_partners())
    return shared | {
        f"m{town.index:05}.yaml": town.title() | {"取込": list(shared)} | town.sections() for town in towns_of(country)
    }


def inline(country: Country) -> dict[str, ModelFile]:
    """A model a municipality, each with its own copy of what it uses"""
    files: dict[str, ModelFile] = {}
    for town in towns_of(country):
        shared = [country.catalogue(town.groups), country.national(list(town.partners.values()))]
        files[f"m{town.index:05}.yaml"] = town.title() | merged([*shared, town.sections()])
    return files


def towns_of(country: Country) -> list[Municipality]:
    """The municipalities, each an authority."""
    return [Municipality(index, country, None) for index in range(country.options.size)]


LAYOUTS = {"one": joint, "folder": folder, "inline": inline}


def main() -> None:
    """Writes what the command line asks for."""
    command = parser(__doc__, LAYOUTS, seed=1)
    command.add_argument("--businesses", type=int, default=20, metavar="B", help="of each municipality (%(default)s)")
    command.add_argument("--classes", type=int, default=20, help="classes of people (%(default)s)")
    command.add_argument("--items", type=int, default=60, help="fields of a business (%(default)s)")
    command.add_argument("--drop", type=float, default=0.02, help="share of 業務委託 left out: findings (%(default)s)")
    command.add_argument("--full", action="store_true", help="with 目的, 制度, 項目数, 承諾, 独自, histories and the like")
    options = command.parse_args()
    write(LAYOUTS[options.family](Country(options, Random(options.seed))), options.out)


if __name__ == "__main__":
    main()
