package io.opengse.server.console.show;

import gg.jte.Content;
import io.opengse.server.console.page.Part;

/** A part with what it shows, for the layout. */
public record Shown(Part part, Content content) {}
