package io.github.apprpm.report;

/** A part of a page. */
sealed interface Node permits Element, Element.TextNode {
    void writeTo(StringBuilder html);
}
