package io.github.apprpm.report;

import java.util.Optional;

/** A list of names and values; what is not known is left out. */
final class Facts {
    private final Element list;

    Facts(String styleClass) {
        list = Element.of("dl", styleClass);
    }

    Facts add(String name, Optional<String> value) {
        value.filter(text -> !text.isEmpty())
                .ifPresent(text -> addElement(name, Element.of("span").text(text)));
        return this;
    }

    Facts add(String name, String value) {
        return add(name, Optional.of(value));
    }

    /** A value of many characters without meaning: a digest. */
    Facts addCode(String name, String value) {
        return addElement(name, Element.of("code").text(value));
    }

    Facts addElement(String name, Element value) {
        list.add(Element.of("div").add("dt", name).add(Element.of("dd").add(value)));
        return this;
    }

    Element element() {
        return list;
    }
}
