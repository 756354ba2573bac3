package io.github.apprpm.repository.index;

import io.github.apprpm.rpm.RpmHeader;
import io.github.apprpm.rpm.RpmTag;
import io.github.apprpm.rpm.TagType;
import java.util.List;

/** The single values of a header as rpm reads them, with a character for each byte. */
record StoredTexts(RpmHeader header) {
    /** The text of a tag that has one; of a text in several languages the first; or an empty string. */
    String of(int tag) {
        List<String> values = header.stored(tag);
        return values.size() == 1 || values.size() > 1 && isTranslated(tag) ? values.get(0) : "";
    }

    private boolean isTranslated(int tag) {
        return header.index().stream().anyMatch(entry -> entry.tag() == tag && entry.type() == TagType.I18NSTRING);
    }

    /** The epoch in digits; {@code 0} if there is none. */
    String epoch() {
        return Long.toString(number(RpmTag.EPOCH));
    }

    /** The number of a tag that has one, or 0. */
    long number(int tag) {
        long[] values = header.numbers(tag);
        return values.length == 1 ? values[0] : 0;
    }

    /** {@code src} for what rpm takes for a source package, otherwise the architecture that the header names. */
    String architecture() {
        return number(RpmTag.SOURCEPACKAGE) != 0 || isUnclear() && hasNamesAlone() ? "src" : of(RpmTag.ARCH);
    }

    /** The name of the source package; rpm writes {@code (none)} for a package of which it has found out that it is binary. */
    String source() {
        return isUnclear() && !hasNamesAlone() ? "(none)" : of(RpmTag.SOURCERPM);
    }

    /** Whether it names no source package, as it is one. */
    boolean isSource() {
        return source().isEmpty() && !header.has(RpmTag.SOURCERPM);
    }

    /** Whether the header does not say which of both it is, as that of rpm before 4.3. */
    private boolean isUnclear() {
        return !header.has(RpmTag.SOURCERPM) && !header.has(RpmTag.SOURCEPACKAGE);
    }

    /** Whether all files are without a directory, as those of a source package. */
    private boolean hasNamesAlone() {
        List<String> old = header.stored(RpmTag.OLDFILENAMES);
        return header.has(RpmTag.DIRNAMES)
                ? header.stored(RpmTag.DIRNAMES).equals(List.of(""))
                : !old.isEmpty() && !old.get(0).startsWith("/");
    }
}
