package io.github.apprpm.check;

import io.github.apprpm.rpm.RpmHeader;
import io.github.apprpm.rpm.RpmHeader.Entry;
import io.github.apprpm.rpm.RpmLead;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.RpmTag;
import io.github.apprpm.rpm.SignatureTag;
import io.github.apprpm.rpm.TagType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that the layout of a header is one that {@code headerVerify} of rpm accepts and that rpm writes. */
final class HeaderCheck {
    private static final int ENTRY_BYTES = 16;
    private static final int FIRST_TAG = RpmTag.HEADERI18NTABLE;
    private static final int RESERVED_START = 4;

    private final CheckContext subject;
    private final RpmHeader header;
    private final String name;
    private final boolean isSignature;
    private final byte[] bytes;
    private final int dataBytes;

    private HeaderCheck(CheckContext subject, RpmHeader header, boolean isSignature) {
        this.subject = subject;
        this.header = header;
        this.isSignature = isSignature;
        this.name = isSignature ? "signature header" : "header";
        this.bytes = header.bytes();
        this.dataBytes = bytes.length - header.dataOffset();
    }

    static void check(CheckContext subject) throws IOException {
        RpmPackage rpm = subject.rpm();
        new HeaderCheck(subject, rpm.signature(), true).check();
        new HeaderCheck(subject, rpm.header(), false).check();
        checkPadding(subject);
    }

    private void check() {
        checkIntro();
        int end = checkRegion() ? dataBytes - ENTRY_BYTES : dataBytes;
        checkEntries(end);
    }

    /** No digest covers the signature header: each of its bytes is checked. */
    private void checkIntro() {
        if (ByteBuffer.wrap(bytes).getInt(RESERVED_START) != 0) {
            malformed("has a reserved field that is not 0");
        }
    }

    /** The first entry, the region, covers all others: its value, the last one, points back to the index. */
    private boolean checkRegion() {
        int tag = isSignature ? RpmTag.HEADERSIGNATURES : RpmTag.HEADERIMMUTABLE;
        Entry first = header.index().get(0);
        if (first.tag() != tag) {
            malformed("does not begin with the region tag %d but with %d".formatted(tag, first.tag()));
            return false;
        }
        if (first.type() != TagType.BIN || first.count() != ENTRY_BYTES) {
            malformed("has a region of %d %s values".formatted(first.count(), first.type()));
            return false;
        }
        int covered = header.index().size();
        ByteBuffer trailer = ByteBuffer.wrap(bytes);
        trailer.position(header.dataOffset() + first.offset());
        int trailerTag = trailer.getInt();
        int type = trailer.getInt();
        int back = trailer.getInt();
        int count = trailer.getInt();
        // Old programs that sign write 61.
        boolean named = trailerTag == tag || isSignature && trailerTag == RpmTag.HEADERIMAGE;
        if (!named || type != TagType.BIN.ordinal() || count != ENTRY_BYTES) {
            malformed("has a region whose trailer does not match");
            return false;
        }
        if (back != -covered * ENTRY_BYTES) {
            malformed("has %d entries, but its region covers %d".formatted(covered, -(long) back / ENTRY_BYTES));
            return false;
        }
        if (first.offset() != dataBytes - ENTRY_BYTES) {
            malformed("has a region that ends at byte %d of %d".formatted(first.offset() + ENTRY_BYTES, dataBytes));
            return false;
        }
        return true;
    }

    private void checkEntries(int end) {
        List<Entry> entries = header.index();
        Set<Integer> seen = new HashSet<>();
        int position = 0;
        int lastTag = 0;
        boolean sorted = true;
        for (Entry entry : entries) {
            boolean isRegion = entry.tag() < FIRST_TAG;
            if (isRegion) {
                if (entry != entries.get(0)) {
                    malformed("has the region tag %d behind other tags".formatted(entry.tag()));
                }
                continue;
            }
            if (!seen.add(entry.tag())) {
                malformed("has the tag %d twice".formatted(entry.tag()));
            }
            sorted &= entry.tag() >= lastTag;
            lastTag = entry.tag();
            checkType(entry);
            position = checkPlace(entry, position, end);
        }
        if (position >= 0 && position < end && isSignature && !isZero(position, end)) {
            malformed("has bytes behind its last value");
        }
        if (!sorted) {
            subject.add(Rule.HEADER_MALFORMED
                    .found("The %s does not have its tags in order".formatted(name))
                    .with(Severity.WARNING));
        }
    }

    private void checkType(Entry entry) {
        if (entry.type() == TagType.NULL || entry.count() == 0) {
            malformed("has no value for the tag %d".formatted(entry.tag()));
        }
        if (entry.type() == TagType.STRING && entry.count() != 1) {
            malformed("has %d strings for the tag %d, which allows one".formatted(entry.count(), entry.tag()));
        }
        if (!TagTypes.allows(isSignature, entry.tag(), entry.type())) {
            malformed("has values of the wrong type %s for the tag %d".formatted(entry.type(), entry.tag()));
        }
        if (isSignature && !TagTypes.isKnownInSignature(entry.tag())) {
            subject.add(Rule.HEADER_MALFORMED
                    .found("The %s has the tag %d, which is not known".formatted(name, entry.tag()))
                    .with(Severity.WARNING));
        }
        boolean isReserved = entry.tag() == SignatureTag.RESERVEDSPACE || entry.tag() == SignatureTag.RESERVED;
        if (isSignature && isReserved && !isZero(entry.offset(), entry.offset() + length(entry))) {
            malformed("has bytes other than 0 in its reserved space");
        }
    }

    /** Checks where a value lies, and returns its end; the next value begins there or later. */
    private int checkPlace(Entry entry, int position, int end) {
        if (entry.type().bytes() > 1 && entry.offset() % entry.type().bytes() != 0) {
            malformed("has unaligned %s values of tag %d at byte %d"
                    .formatted(entry.type(), entry.tag(), entry.offset()));
        }
        if (entry.offset() < position) {
            malformed("has values of tag %d that overlap the previous ones".formatted(entry.tag()));
        } else if (isSignature && !isZero(position, entry.offset())) {
            malformed("has bytes between its values, before tag %d".formatted(entry.tag()));
        }
        int after = entry.offset() + length(entry);
        if (after > end) {
            malformed("has values of tag %d that reach beyond the end of its region".formatted(entry.tag()));
        }
        return Math.max(position, after);
    }

    private int length(Entry entry) {
        if (entry.type().bytes() > 0) {
            return entry.type().bytes() * entry.count();
        }
        int start = header.dataOffset() + entry.offset();
        int position = start;
        for (int i = 0; i < entry.count(); i++) {
            while (bytes[position] != 0) {
                position++;
            }
            position++;
        }
        return position - start;
    }

    private boolean isZero(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[header.dataOffset() + i] != 0) {
                return false;
            }
        }
        return true;
    }

    private void malformed(String what) {
        subject.add(Rule.HEADER_MALFORMED.found("The %s %s".formatted(name, what)));
    }

    private static void checkPadding(CheckContext subject) throws IOException {
        RpmPackage rpm = subject.rpm();
        long start = RpmLead.BYTES + (long) rpm.signature().length();
        ByteBuffer padding = ByteBuffer.allocate((int) (rpm.headerOffset() - start));
        try (FileChannel channel = FileChannel.open(rpm.file())) {
            channel.position(start);
            while (padding.hasRemaining() && channel.read(padding) >= 0) {
                // to the end of the padding
            }
        }
        for (byte value : padding.array()) {
            if (value != 0) {
                subject.add(Rule.HEADER_MALFORMED.found("The padding behind the signature header is not 0"));
                return;
            }
        }
    }
}
