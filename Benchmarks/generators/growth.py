#!/usr/bin/env python3
"""Models that grow in one direction: size N, one family.

Each is OUT/model.yaml about one authority 区, whose system 元 holds the group 全品 (ten fields unless the family says
otherwise) of 住民; what it hands over goes by one encrypted leased line, all in one year unless it says otherwise.
The product reads at most 5,000 parties, systems and items, 4,096 classes, 50,000 flows, 10,000 approvals, 2,000 files.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any

from writing import ModelFile, names, numeral, parser, write

Entry = dict[str, Any]
Entries = dict[str, Entry]

YEAR = "令和6年4月1日〜令和7年3月31日"
UNTIL_END = {"保存": "契約終了まで"}
BOTH = ("業務委託", "外部結合")
ALL = {"項目": "全て"}
HOLDING = {"項目": "全品", "対象": "住民"}
SOURCE: Entries = {"元": {"運用": "区", "保有": [HOLDING]}}
TARGET: Entries = {"先": {"運用": "区"}}


def fields(count: int) -> Entries:
    """The group 全品 with so many fields."""
    return {"全品": names("項*番", count)}


def classes(count: int, partition: str | None = "はい") -> Entries:
    """住民 and so many classes within, which cut it without overlap or, without partition, may overlap."""
    return {"住民": {"分割": partition}} | {name: {"属する": "住民"} for name in names("区分*番", count)}


def days(first: int, count: int = 1) -> str:
    """A period of so many days, counted from 1950-01-01."""
    start = date(1950, 1, 1) + timedelta(days=first)
    return f"{start}〜{start + timedelta(days=count - 1)}"


def since(first: int) -> str:
    """The period without end from that day on."""
    return f"{date(1950, 1, 1) + timedelta(days=first)}〜"


def third_of_a_month(index: int) -> str:
    """A period that begins on some day of 上旬, 中旬 or 下旬, another for each index, and never ends."""
    return f"{1950 + index // 36}年{index // 3 % 12 + 1}月{'上中下'[index % 3]}旬〜"


def flow(source: str, target: str, **changes: object) -> Entry:
    """A flow of the group over the line for the year, but for what `changes` say."""
    usual = {"経路": "線", "項目": "全品", "対象": "住民", "期間": YEAR}
    return {"から": source, "へ": target} | usual | changes


def row(nodes: Iterable[str], **changes: object) -> list[Entry]:
    """A flow from each node to the next."""
    return [flow(source, target, **changes) for source, target in pairwise(nodes)]


def star(targets: Iterable[str], **changes: object) -> list[Entry]:
    """A flow from 元 to each target."""
    return [flow("元", target, **changes) for target in targets]


def approval(kind: str, company: str, mark: object = "", **changes: object) -> Entry:
    """An approval of what `flow` hands over; `mark` tells it from others of its kind for the same company."""
    usual = {"項目": "全品", "対象": "住民", "経路": "線", "期間": YEAR}
    return {"識別名": f"{kind}{company}{mark}", "種別": kind, "相手": company} | usual | changes


def model(systems: Entries, flows: list[Entry], approvals: list[Entry] | None = None, **sections: object) -> ModelFile:
    """A model; `sections` replace or add others. Without approvals it gets one of 区, which allows nobody else."""
    usual: ModelFile = {
        "件名": "測定",
        "実施機関": "区",
        "主体": {},
        "個人の範囲": {"住民": {}},
        "情報項目": fields(10),
        "経路": {"線": {"種別": "専用線", "暗号化": "はい"}},
    }
    result = usual | sections
    result["主体"] = {"区": {"種別": "実施機関"}} | result["主体"]
    result["システム"] = systems
    result["流れ"] = [{"番号": number} | one for number, one in enumerate(flows, 1)]
    result["承認"] = approvals or [approval("業務委託", "区")]
    return result


class Growth:
    """The families at one size: each public method gives a model, or files by their paths."""

    def __init__(self, n: int, chance: Random):
        """Names n companies and n machines, own ones run by 区, theirs by the company of the same place."""
        self.n = n
        self.chance = chance
        self.companies = names("社*番", n)
        self.machines = names("機*番", n)
        self.parties: Entries = {company: {"種別": "企業"} for company in self.companies}
        self.own: Entries = {machine: {"運用": "区"} for machine in self.machines}
        self.theirs = self._run_by_companies()

    def _run_by_companies(self, **more: object) -> Entries:
        """A machine a company."""
        return {machine: {"運用": company} | more for machine, company in zip(self.machines, self.companies)}

    def _approvals(self, *kinds: str, **changes: object) -> list[Entry]:
        """An approval of each kind for each company."""
        return [approval(kind, company, **changes) for kind in kinds for company in self.companies]

    def _one_company(self, **more: object) -> tuple[Entries, Entries]:
        """The first company alone, and 先, which it runs."""
        first = self.companies[0]
        return {first: self.parties[first]}, {"先": {"運用": first} | more}

    def _own_items(self) -> Entries:
        """The own machines, each with one field of its own."""
        fields_of = zip(self.machines, names("項*番", self.n))
        return {machine: {"運用": "区", "保有": [{"項目": field, "対象": "住民"}]} for machine, field in fields_of}

    # Rows and rings

    def models(self):
        """n models in n files, each a row of ten machines of which a company runs the last"""
        company, machines = "社零番", names("機*番", 10)
        systems = SOURCE | {machine: {"運用": "区"} | UNTIL_END for machine in machines[:-1]}
        systems |= {machines[-1]: {"運用": company} | UNTIL_END}
        approvals = [approval(kind, company) for kind in ("業務委託", "外部結合")]
        one = model(systems, row(["元", *machines]), approvals, 主体={company: {"種別": "企業"}})
        return {f"m{index:05}.yaml": one | {"件名": f"測定{numeral(index)}"} for index in range(self.n)}

    def chain(self):
        """n own machines in a row, ten fields handed on by name"""
        return model(SOURCE | self.own, row(["元", *self.machines]))

    def all_chain(self):
        """n own machines in a row, each handing on all it has"""
        return model(SOURCE | self.own, row(["元", *self.machines], **ALL))

    def all_cycle(self):
        """n own machines in a ring, each with a field of its own and handing on all it has"""
        ring = row([self.machines[-1], *self.machines], **ALL)
        return model(self._own_items(), ring, 情報項目=fields(self.n))

    def all_random(self):
        """n own machines, each with a field of its own and three senders by chance, 3n flows of all"""
        pairs = [(self.chance.choice(self.machines), machine) for machine in self.machines for _ in range(3)]
        return model(self._own_items(), [flow(*pair, **ALL) for pair in pairs], 情報項目=fields(self.n))

    def pair(self):
        """n flows between the same two systems"""
        return model(SOURCE | TARGET, star(["先"] * self.n))

    def derives(self):
        """n fields, each made of the one before, in one system, the last one first in the file"""
        steps = [{"から": one, "へ": next_one} for one, next_one in pairwise(names("項*番", self.n + 1))]
        source = {"運用": "区", "保有": [{"項目": "項零番", "対象": "住民"}], "生成": steps[::-1]}
        return model({"元": source} | TARGET, star(["先"], **ALL), 情報項目=fields(self.n + 1))

    def inner(self):
        """n own machines with a flow each, all but the first inside the first"""
        insides = {machine: {"運用": "区", "内包先": self.machines[0]} for machine in self.machines[1:]}
        return model(SOURCE | self.own | insides, star(self.machines))

    # Items and people

    def items(self):
        """n fields over one flow"""
        return model(SOURCE | TARGET, star(["先"]), 情報項目=fields(self.n))

    def items_chain40(self):
        """n fields over a row of 40 own machines (n, where n is less), each handing on all it has"""
        machines = self.machines[:40]
        systems = SOURCE | {machine: self.own[machine] for machine in machines}
        return model(systems, row(["元", *machines], **ALL), 情報項目=fields(self.n))

    def sizes(self):
        """n own machines in a row, 4,000 fields, 200 classes of people, all handed on: what takes memory"""
        return model(
            SOURCE | self.own, row(["元", *self.machines], **ALL), 情報項目=fields(4000), 個人の範囲=classes(200)
        )

    def classes(self):
        """n classes that cut the people without overlap, a flow each"""
        return self._flow_a_class(classes(self.n))

    def siblings(self):
        """n classes that may overlap, a flow each"""
        return self._flow_a_class(classes(self.n, partition=None))

    def _flow_a_class(self, people: Entries) -> ModelFile:
        """A flow from 元 to 先 for each class but the first, which holds the others."""
        flows = [flow("元", "先", 対象=name) for name in list(people)[1:]]
        return model(SOURCE | TARGET, flows, 個人の範囲=people)

    def keys64(self):
        """n own machines in a row, 500 fields, each flow of all under one of 60 keys"""
        return self._sealed_row(500)

    def keys_items(self):
        """As keys64, with 4,000 fields"""
        return self._sealed_row(4000)

    def _sealed_row(self, field_count: int) -> ModelFile:
        """A row of own machines, flow i sealed under key i of 60, over and over."""
        keys = names("鍵*番", 60)
        flows = row(["元", *self.machines], **ALL)
        sealed = [one | {"封印": keys[index % len(keys)]} for index, one in enumerate(flows)]
        holders = {key: {"保持者": "区"} for key in keys}
        return model(SOURCE | self.own, sealed, 情報項目=fields(field_count), 鍵=holders)

    # Days

    def periods(self):
        """n flows between two systems, each on a day of its own, kept for 30 days"""
        flows = [flow("元", "先", 期間=days(index)) for index in range(self.n)]
        return model(SOURCE | {"先": {"運用": "区", "保存": "30日"}}, flows)

    def periods_allchain(self):
        """n own machines in a row, each flow of all beginning a day later than the one before, kept for 30 days"""
        systems = {machine: {"運用": "区", "保存": "30日"} for machine in self.machines}
        flows = row(["元", *self.machines], **ALL)
        return model(SOURCE | systems, [one | {"期間": since(index)} for index, one in enumerate(flows)])

    def imprecise(self):
        """n companies with an approval each, which begins with its flow in a third of a month of its own"""
        thirds = [third_of_a_month(index) for index in range(self.n)]
        flows = [one | {"期間": third} for one, third in zip(star(self.machines), thirds)]
        approvals = [one | {"期間": third} for one, third in zip(self._approvals("業務委託"), thirds)]
        return model(SOURCE | self.theirs, flows, approvals, 主体=self.parties)

    def spells(self):
        """n flows on single days, all under one approval with n periods and days between them"""
        parties, target = self._one_company(保存="0日")
        spells = [days(2 * index) for index in range(self.n)]
        approvals = [approval(kind, self.companies[0], 期間=spells) for kind in BOTH]
        return model(SOURCE | target, [flow("元", "先", 期間=one) for one in spells], approvals, 主体=parties)

    def histories(self):
        """One system with n changes of operator: n companies of ten days each, then the authority"""
        spells = [days(10 * index, 10) for index in range(self.n)]
        turns = list(zip(self.companies, spells))
        history = [{"主体": one, "期間": spell, "経路": "線", "引渡し": "消去済"} for one, spell in turns]
        history.append({"主体": "区", "期間": since(10 * self.n), "経路": "線"})
        flows = [flow("元", "先", 期間=days(0, 10 * self.n + 10))]
        approvals = [approval(kind, one, 期間=spell) for kind in BOTH for one, spell in turns]
        return model(SOURCE | {"先": {"運用": history}}, flows, approvals, 主体=self.parties)

    # Approvals

    def papers(self):
        """n companies with a system, a flow and both approvals each"""
        systems = SOURCE | self._run_by_companies(**UNTIL_END)
        return model(systems, star(self.machines), self._approvals(*BOTH), 主体=self.parties)

    def papers_one(self):
        """n approvals of the same thing for one company"""
        first = self.companies[0]
        parties, target = self._one_company(**UNTIL_END)
        approvals = [approval("業務委託", first, mark=f"第{numeral(index)}") for index in range(self.n)]
        return model(SOURCE | target, star(["先"]), approvals + [approval("外部結合", first)], 主体=parties)

    def counts(self):
        """As papers, each approval with the number of its fields"""
        systems = SOURCE | self._run_by_companies(**UNTIL_END)
        return model(systems, star(self.machines), self._approvals(*BOTH, 項目数=10), 主体=self.parties)

    def narrowed(self):
        """As papers, each approval for one system or for one connection alone"""
        systems = SOURCE | self._run_by_companies(**UNTIL_END)
        pairs = list(zip(self.companies, self.machines))
        approvals = [approval("業務委託", company, システム=machine) for company, machine in pairs]
        approvals += [approval("外部結合", company, 両端=["元", machine]) for company, machine in pairs]
        return model(systems, star(self.machines), approvals, 主体=self.parties)

    def purposes(self):
        """n purposes, each with a holding, a flow to one company and an approval that names it"""
        parties, target = self._one_company(**UNTIL_END)
        purposes = names("目的*番", self.n)
        holdings = [HOLDING | {"目的": purpose} for purpose in purposes]
        flows = [flow("元", "先", 目的=purpose) for purpose in purposes]
        approvals = [
            approval(kind, self.companies[0], mark=purpose, 目的=purpose) for kind in BOTH for purpose in purposes
        ]
        return model(
            {"元": {"運用": "区", "保有": holdings}} | target,
            flows,
            approvals,
            主体=parties,
            目的={purpose: {"根拠": "区の要綱"} for purpose in purposes},
        )

    def consents(self):
        """A contractor that hands on to n companies, each under a 再委託 with the authority's leave"""
        parties = {"元請": {"種別": "企業"}} | self.parties
        systems = SOURCE | {"元請機": {"運用": "元請"} | UNTIL_END} | self._run_by_companies(**UNTIL_END)
        leave = {"者": "区", "文書": "承諾書", "日": "令和6年3月1日"}
        approvals = [approval("業務委託", "元請", 再委託="承諾制"), approval("外部結合", "元請")]
        approvals += self._approvals("再委託", 元の承認="業務委託元請", 承諾=leave)
        flows = [flow("元", "元請機")] + [flow("元請機", machine) for machine in self.machines]
        return model(systems, flows, approvals, 主体=parties)

    def regimes(self):
        """n 制度 of ten days each, every other one without 外部結合, over one flow to a company"""
        parties, target = self._one_company(**UNTIL_END)
        regimes: Entries = {}
        for index, name in enumerate(names("制度*番", self.n)):
            spell = days(10 * index, 10)
            connection = {"種別": "外部結合", "期間": "なし" if index % 2 else spell}
            requires = [{"種別": "電算処理", "期間": "なし"}, connection]
            regimes[name] = {"実施機関": "区", "必要な承認": requires, "再委託の段数": 1, "期間": spell}
        whole = days(0, 10 * self.n)
        approvals = [approval(kind, self.companies[0], 期間=whole) for kind in BOTH]
        return model(SOURCE | target, [flow("元", "先", 期間=whole)], approvals, 主体=parties, 制度=regimes)

    # What nobody approved, and what others see or have

    def findings(self):
        """n companies with a system and a flow each, and no approval at all"""
        return model(SOURCE | self.theirs, star(self.machines), 主体=self.parties)

    def stays(self):
        """n fields that one company keeps without a term after its approval"""
        parties, target = self._one_company()
        approvals = [approval(kind, self.companies[0]) for kind in BOTH]
        return model(SOURCE | target, star(["先"]), approvals, 主体=parties, 情報項目=fields(self.n))

    def stays_chain(self):
        """200 fields that one company keeps likewise, behind a row of n own machines"""
        parties, target = self._one_company()
        approvals = [approval(kind, self.companies[0]) for kind in BOTH]
        flows = row(["元", *self.machines, "先"])
        return model(SOURCE | self.own | target, flows, approvals, 主体=parties, 情報項目=fields(200))

    def unapproved_all(self):
        """n fields handed on whole over n own machines, to one company without approval"""
        parties, target = self._one_company()
        flows = row(["元", *self.machines, "先"], **ALL)
        return model(SOURCE | self.own | target, flows, 主体=parties, 情報項目=fields(self.n))

    def listen(self):
        """n flows to own machines over one open channel that a company carries"""
        first = self.companies[0]
        channel = {"線": {"種別": "インターネット", "運用": first}}
        return model(SOURCE | self.own, star(self.machines), 主体={first: self.parties[first]}, 経路=channel)

    def readers(self):
        """n companies with approvals that read one own system over a line at any time, after their approvals too"""
        readers = [{"主体": company, "経路": "線"} for company in self.companies]
        source = {"元": {"運用": "区", "保有": [HOLDING], "閲覧": readers}}
        return model(source | TARGET, star(["先"]), self._approvals(*BOTH), 主体=self.parties)

    def own_business(self):
        """n companies with data of their own business (独自), of which the authority gets nothing"""
        systems = SOURCE | TARGET | self._run_by_companies(保有=[HOLDING | {"独自": "はい"}])
        return model(systems, star(["先"]), 主体=self.parties)

    # Rules and parts

    def rules(self):
        """n own machines with a flow each and a rule each, which nothing breaks"""
        rules = [
            {"名称": f"則{numeral(index)}", "禁止": {"システム": machine, "経路": "紙"}, "理由": "会議の条件"}
            for index, machine in enumerate(self.machines)
        ]
        return model(SOURCE | self.own, star(self.machines), 規則=rules)

    def parts(self):
        """As papers, each company with its system and its approvals in a part of its own"""
        systems = self._run_by_companies(**UNTIL_END)
        parts: dict[str, ModelFile] = {}
        for company, (machine, system) in zip(self.companies, systems.items()):
            parts[f"parts/{company}.yaml"] = {
                "主体": {company: self.parties[company]},
                "システム": {machine: system},
                "承認": [approval(kind, company) for kind in BOTH],
            }
        return {"model.yaml": model(SOURCE, star(self.machines), 取込=list(parts))} | parts


FAMILIES = {
    name.replace("_", "-"): method for name, method in vars(Growth).items() if not name.startswith("_")
}


def main() -> None:
    """Writes what the command line asks for."""
    options = parser(__doc__, FAMILIES, seed=7).parse_args()
    made = FAMILIES[options.family](Growth(options.size, Random(options.seed)))
    write({"model.yaml": made} if "件名" in made else made, options.out)


if __name__ == "__main__":
    main()
