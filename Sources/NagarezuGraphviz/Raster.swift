import CRsvg
import Glibc
import NagarezuCore
import NagarezuFigures
import NagarezuText

/// PDF and PNG from our own SVG, by librsvg and cairo.
public enum Raster {
  /// One document with a sheet for each SVG, fonts embedded, text selectable and tagged, no date inside: same input,
  /// same bytes.
  ///
  /// - Throws: ``FigureFault``, for instance for a text that is no SVG.
  public static func pdf(pages: [String], title: String = "") throws(FigureFault) -> [UInt8] {
    let sink = Sink()
    let surface = cairo_pdf_surface_create_for_stream(
      Sink.write, Unmanaged.passUnretained(sink).toOpaque(), 842, 595)
    defer { cairo_surface_destroy(surface) }
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, XMLText.visible(title))
    // An empty date is left out; otherwise cairo asks the clock.
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "")
    let context = cairo_create(surface)
    defer { cairo_destroy(context) }
    let tagged = pages.map { TaggedPage($0) }
    for (position, page) in tagged.enumerated() {
      let handle = try Handle(page.svg)
      let (width, height) = handle.size(dotsPerInch: 72)
      cairo_pdf_surface_set_size(surface, width, height)
      try draw(page, handle, on: context, isFirst: position == 0)
      if position == tagged.count - 1, !(tagged.first?.parts ?? []).isEmpty {
        cairo_tag_end(context, "Document")
      }
      cairo_show_page(context)
    }
    cairo_surface_finish(surface)
    try check(cairo_surface_status(surface))
    guard let language = tagged.first?.language else { return sink.bytes }
    return PDFUpdate.saying(language, title: XMLText.visible(title), in: sink.bytes)
  }

  /// One picture on white.
  ///
  /// - Throws: ``FigureFault``, for instance past 100 million pixels.
  public static func png(page: String, dotsPerInch: Double = 144) throws(FigureFault) -> [UInt8] {
    let handle = try Handle(page)
    let (width, height) = handle.size(dotsPerInch: dotsPerInch)
    let (columns, rows) = (Int(width.rounded(.up)), Int(height.rounded(.up)))
    guard columns > 0, rows > 0, columns * rows <= 100_000_000 else {
      throw .tooManyPixels(width: columns, height: rows)
    }
    let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(columns), Int32(rows))
    defer { cairo_surface_destroy(surface) }
    let context = cairo_create(surface)
    defer { cairo_destroy(context) }
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    try handle.draw(on: context, width: width, height: height)
    cairo_surface_flush(surface)
    let sink = Sink()
    try check(
      cairo_surface_write_to_png_stream(
        surface, Sink.write, Unmanaged.passUnretained(sink).toOpaque()))
    return PNGMark.adding(PNGMark.words(of: page), to: sink.bytes)
  }

  /// Draws a page part by part, each between the marks that say what it is; the first ones, such as the ground, before
  /// the document is begun, because cairo forgets what precedes a fill of the whole page.
  private static func draw(
    _ page: TaggedPage, _ handle: borrowing Handle, on context: OpaquePointer?, isFirst: Bool
  ) throws(FigureFault) {
    let size = handle.size(dotsPerInch: 72)
    guard !page.parts.isEmpty else {
      return try handle.draw(on: context, width: size.0, height: size.1)
    }
    let ground = page.parts.prefix { $0.tag == nil }
    for part in ground { try handle.draw(part.id, on: context, size) }
    if isFirst { cairo_tag_begin(context, "Document", "") }
    let targets = page.targets
    var isList = false
    for part in page.parts.dropFirst(ground.count) {
      if isList != (part.tag == .row) {
        isList.toggle()
        if isList { cairo_tag_begin(context, "L", "") } else { cairo_tag_end(context, "L") }
      }
      var tags: [(name: String, attributes: String)] = []
      if let tag = part.tag { tags.append((tag.rawValue, "")) }
      if part.tag == .row { tags.append(("LBody", "")) }
      if targets.contains(part.id) { tags.append((CAIRO_TAG_DEST, "name='\(part.id)'")) }
      if let link = part.link { tags.append((CAIRO_TAG_LINK, "dest='\(link)'")) }
      for tag in tags { cairo_tag_begin(context, tag.name, tag.attributes) }
      try handle.draw(part.id, on: context, size)
      for tag in tags.reversed() { cairo_tag_end(context, tag.name) }
    }
    if isList { cairo_tag_end(context, "L") }
  }

  private static func check(_ status: cairo_status_t) throws(FigureFault) {
    guard status == CAIRO_STATUS_SUCCESS else {
      throw .writing(cairo_status_to_string(status).map { String(cString: $0) } ?? "cairo")
    }
  }

  /// Where cairo's bytes go.
  private final class Sink {
    var bytes: [UInt8] = []

    static let write: cairo_write_func_t = { closure, data, length in
      guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
      let sink = Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue()
      sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
      return CAIRO_STATUS_SUCCESS
    }
  }

  /// A parsed SVG.
  private struct Handle: ~Copyable {
    private let handle: UnsafeMutablePointer<RsvgHandle>

    init(_ svg: String) throws(FigureFault) {
      var fault: UnsafeMutablePointer<GError>?
      let bytes = Array(svg.utf8)
      let made = bytes.withUnsafeBufferPointer {
        rsvg_handle_new_from_data($0.baseAddress, gsize($0.count), &fault)
      }
      guard let made else { throw .drawing(Self.words(of: fault)) }
      handle = made
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(handle)) }

    /// The size in dots at so many to the inch; our SVG says it in points.
    func size(dotsPerInch: Double) -> (Double, Double) {
      rsvg_handle_set_dpi(handle, dotsPerInch)
      var (width, height) = (842.0, 595.0)
      rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height)
      return (width, height)
    }

    func draw(on context: OpaquePointer?, width: Double, height: Double) throws(FigureFault) {
      var fault: UnsafeMutablePointer<GError>?
      var view = RsvgRectangle(x: 0, y: 0, width: width, height: height)
      guard rsvg_handle_render_document(handle, context, &view, &fault) != 0 else {
        throw .drawing(Self.words(of: fault))
      }
    }

    /// Draws what has an id, in its place on a page of `size`.
    func draw(_ id: String, on context: OpaquePointer?, _ size: (Double, Double))
      throws(FigureFault)
    {
      var fault: UnsafeMutablePointer<GError>?
      var view = RsvgRectangle(x: 0, y: 0, width: size.0, height: size.1)
      guard rsvg_handle_render_layer(handle, context, "#" + id, &view, &fault) != 0 else {
        throw .drawing(Self.words(of: fault))
      }
    }

    private static func words(of fault: UnsafeMutablePointer<GError>?) -> String {
      guard let fault else { return "librsvg" }
      defer { g_error_free(fault) }
      return fault.pointee.message.map { String(cString: $0) } ?? "librsvg"
    }
  }
}
