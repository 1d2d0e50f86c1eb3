extension Model {
  /// The model under its English names, where it has any; every index means the same thing as before.
  ///
  /// For showing only: these names are no longer in the order of their lists, and waivers and findings do not know them.
  public var inEnglish: Model {
    var model = self
    model.title = englishTitle ?? title
    for index in parties.indices {
      guard let name = parties[index].englishName else { continue }
      (model.parties[index].name, model.parties[index].fullName) = (name, nil)
    }
    for index in systems.indices {
      guard let name = systems[index].englishName else { continue }
      (model.systems[index].name, model.systems[index].fullName) = (name, nil)
    }
    for index in sites.indices {
      model.sites[index].name = sites[index].englishName ?? sites[index].name
    }
    for index in channels.indices {
      let channel = channels[index]
      let kind = channel.isDeclared ? nil : channel.kind.english
      model.channels[index].name = channel.englishName ?? kind ?? channel.name
    }
    for index in items.indices {
      model.items[index].name = items[index].englishName ?? items[index].name
    }
    for index in groups.indices {
      model.groups[index].name = groups[index].englishName ?? groups[index].name
    }
    return model
  }
}

extension Channel.Kind {
  /// The kind in an English figure.
  var english: String {
    switch self {
    case .leasedLine: "leased line"
    case .closedNetwork: "closed network"
    case .lgwan: "LGWAN"
    case .informationNetwork: "Information Provision Network System"
    case .residentNetwork: "Basic Resident Register Network"
    case .officeLAN: "office LAN"
    case .internet: "Internet"
    case .email: "e-mail"
    case .recordingMedium: "recording medium"
    case .flashMemory: "flash memory"
    case .paper: "paper"
    case .post: "post"
    case .handDelivery: "by hand"
    case .counter: "at a counter"
    case .telephone: "telephone"
    case .fax: "fax"
    }
  }
}
