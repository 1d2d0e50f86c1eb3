/// A key of the model language; the raw value is its English spelling. The Japanese one hangs on where it stands.
public enum Word: String, CaseIterable, Sendable {
  // The file.
  case nagarezu, title, authority, section, source, include, description
  case parties, sites, subjects, items, systems, keys, channels, flows, approvals, waivers
  case rules, figure, state, supersedes
  // Any element.
  case evidence, assumed, doc, row, quote, implied
  // Parties, sites, subjects, items.
  case kind, partOf, name, englishName, englishTitle, aliases, distinct, certified, location
  case breaks
  case `operator`, within, partition, count
  case `class`, sameAs, commonName
  // Systems, keys, channels.
  case site, inside, readers, holds, derives, sealed, access, safeguard, keep, processing
  case party, via, except, excluding, period
  case from, to, declassified
  case ownBusiness, purposes
  case holders, encrypted, measures, handover
  // Flows, approvals, waivers.
  case no, seal, `as`, basis, note, bothWays
  case id, parent, meeting, decided, exposure, media, subcontract, consent, by, day, ends, through
  case owner, reason, until
  // What a body requires.
  case regimes, requires, subcontractDepth, consentBy, forbiddenChannels, terms
  // Checklists of approvals.
  case safeguards, authorityOperation, authoritySystem, counterpartyOperation, counterpartySystem
  // How the figure is laid out.
  case paper, order, pins, labels, pageBreaks, hidden, legend, wording, thing, column, side, x, y
  // The project's own rules.
  case scope, forbid, require, when, severity, between, system, together
}
