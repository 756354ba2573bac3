package io.github.apprpm.html;

/** A part of a page. */
public sealed interface Node permits Element, Element.TextNode {
    void writeTo(StringBuilder html);
}
