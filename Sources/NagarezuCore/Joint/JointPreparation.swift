/// What is known of the groups of a run before anything is judged.
struct JointPreparation: Sendable {
  let groups: JointGroups
  /// Shape: group → what is one thing in it.
  let things: [JointThings]
  /// Shape: place of a model → its group and its place in that.
  private let members: [Int: (group: Int, member: Int)]

  init(_ models: [Model], _ versions: JointGroups.Versions) {
    groups = JointGroups(models, versions)
    things = groups.groups.map { JointThings($0.map { models[$0] }) }
    members = groups.groups.enumerated().reduce(into: [:]) { members, next in
      for (member, place) in next.element.enumerated() {
        members[place] = (next.offset, member)
      }
    }
  }

  /// What is to be known of what a model has alone; `nil` for one of no group.
  func sight(of verdict: Verdict, at place: Int) -> JointSight? {
    members[place].map { group, member in
      JointSight(member, of: things[group], alone: verdict.reach)
    }
  }
}
