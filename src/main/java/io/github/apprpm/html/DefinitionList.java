package io.github.apprpm.html;

import java.util.Optional;

/** A list of names and values; what is not known is left out. */
public final class DefinitionList {
    private final Element list;

    public DefinitionList(String styleClass) {
        list = Element.of("dl", styleClass);
    }

    public DefinitionList add(String name, Optional<String> value) {
        value.filter(text -> !text.isEmpty())
                .ifPresent(text -> addElement(name, Element.of("span").text(text)));
        return this;
    }

    public DefinitionList add(String name, String value) {
        return add(name, Optional.of(value));
    }

    /** A value of many characters without meaning: a digest. */
    public DefinitionList addCode(String name, String value) {
        return addElement(name, Element.of("code").text(value));
    }

    public DefinitionList addElement(String name, Element value) {
        list.add(Element.of("div").add("dt", name).add(Element.of("dd").add(value)));
        return this;
    }

    public Element element() {
        return list;
    }
}
