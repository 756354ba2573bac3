package io.github.apprpm.check;

import io.github.apprpm.rpm.RpmHeader;
import io.github.apprpm.rpm.RpmHeader.Entry;
import io.github.apprpm.rpm.RpmLead;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.RpmTag;
import io.github.apprpm.rpm.SignatureTag;
import io.github.apprpm.rpm.TagType;
import io.github.apprpm.text.Count;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.HashSet;
import java.util.Set;

/** Checks that the layout of a header is one that {@code headerVerify} of rpm accepts and that rpm writes. */
final class HeaderCheck {
    private static final int ENTRY_BYTES = 16;
    private static final int FIRST_TAG = RpmTag.HEADERI18NTABLE;
    private static final int RESERVED_START = 4;
    /** {@code HEADER_ARRAY_MAX} of rpm's {@code header.c}. */
    private static final int MOST_VALUES = 0xFFFFF;

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
        Entry first = header.index().get(0);
        if (first.tag() >= FIRST_TAG) {
            warn("has no region, as in version 3 of the format, which rpm 6 does not install");
            checkEntries(dataBytes, dataBytes);
        } else if (checkRegion(first)) {
            checkEntries(first.offset(), first.offset() + ENTRY_BYTES);
        }
    }

    /** No digest covers the signature header: each of its bytes is checked. */
    private void checkIntro() {
        if (ByteBuffer.wrap(bytes).getInt(RESERVED_START) != 0) {
            malformed("has a reserved field that is not 0");
        }
    }

    /**
     * The first entry, the region, covers all others of the header: its value, the last one, points back to the index. Programs
     * that sign the files add entries behind the region of the signature header.
     */
    private boolean checkRegion(Entry first) {
        int tag = isSignature ? RpmTag.HEADERSIGNATURES : RpmTag.HEADERIMMUTABLE;
        if (first.tag() != tag) {
            malformed("does not begin with the region tag %d but with %d".formatted(tag, first.tag()));
            return false;
        }
        if (first.type() != TagType.BIN || first.count() != ENTRY_BYTES) {
            malformed("has a region of %d %s values".formatted(first.count(), first.type()));
            return false;
        }
        ByteBuffer trailer = ByteBuffer.wrap(bytes);
        trailer.position(header.dataOffset() + first.offset());
        int trailerTag = trailer.getInt();
        int type = trailer.getInt();
        int back = trailer.getInt();
        int count = trailer.getInt();
        long covered = -(long) back / ENTRY_BYTES;
        // Old programs that sign write 61.
        boolean named = trailerTag == tag || isSignature && trailerTag == RpmTag.HEADERIMAGE;
        if (!named || type != TagType.BIN.ordinal() || count != ENTRY_BYTES || back % ENTRY_BYTES != 0) {
            malformed("has a region whose trailer does not match");
            return false;
        }
        int entries = header.index().size();
        if (covered < 1 || covered > entries || covered < entries && !isSignature) {
            malformed("has %d entries, but its region covers %d".formatted(entries, covered));
            return false;
        }
        if (first.offset() + ENTRY_BYTES < dataBytes && !isSignature) {
            malformed("has a region that ends at byte %d of %d".formatted(first.offset() + ENTRY_BYTES, dataBytes));
            return false;
        }
        return true;
    }

    /**
     * @param end where the values of the region end
     * @param next where those behind it may begin
     */
    private void checkEntries(int end, int next) {
        Set<Integer> seen = new HashSet<>();
        Places places = new Places(end, next);
        int lastTag = 0;
        boolean sorted = true;
        for (Entry entry : header.index()) {
            if (entry.tag() < FIRST_TAG) {
                if (entry != header.index().get(0)) {
                    malformed("has the region tag %d behind other tags".formatted(entry.tag()));
                }
                continue;
            }
            if (!seen.add(entry.tag())) {
                warn("has the tag %d twice".formatted(entry.tag()));
            }
            sorted &= entry.tag() >= lastTag;
            lastTag = entry.tag();
            checkType(entry);
            places.add(entry);
        }
        places.checkSum();
        if (!sorted) {
            warn("does not have its tags in order");
        }
    }

    private void checkType(Entry entry) {
        if (entry.type() == TagType.NULL || entry.count() == 0) {
            malformed("has no value for the tag %d".formatted(entry.tag()));
        }
        if (entry.type() == TagType.STRING && entry.count() != 1) {
            malformed("has %d strings for the tag %d, which allows one".formatted(entry.count(), entry.tag()));
        }
        if (entry.count() > MOST_VALUES && entry.type() != TagType.BIN) {
            malformed("has %d values for the tag %d".formatted(entry.count(), entry.tag()));
        }
        if (!TagTypes.allows(isSignature, entry.tag(), entry.type())) {
            malformed("has values of the wrong type %s for the tag %d".formatted(entry.type(), entry.tag()));
        }
        if (isSignature && !TagTypes.isKnownInSignature(entry.tag())) {
            warn("has the tag %d, which is not known".formatted(entry.tag()));
        }
        boolean isReserved = entry.tag() == SignatureTag.RESERVEDSPACE || entry.tag() == SignatureTag.RESERVED;
        if (isSignature && isReserved && !isZero(entry.offset(), entry.offset() + length(entry))) {
            warn("has bytes other than 0 in its reserved space");
        }
    }

    /**
     * Where the values lie. rpm adds up their lengths, each aligned, and refuses a header that has more bytes than these
     * ({@code regionSwab} of {@code header.c}): what no tag owns could be anything.
     */
    private final class Places {
        private final int regionEnd;
        private final int next;
        private int position;
        private int sum;
        private String gap = "behind its last value";
        private boolean isInOrder = true;

        Places(int regionEnd, int next) {
            this.regionEnd = regionEnd;
            this.next = next;
        }

        void add(Entry entry) {
            int alignment = Math.max(1, entry.type().bytes());
            if (entry.offset() % alignment != 0) {
                malformed("has unaligned %s values of tag %d at byte %d"
                        .formatted(entry.type(), entry.tag(), entry.offset()));
            }
            boolean isOutside = entry.offset() >= next;
            if (isOutside && position <= regionEnd) {
                checkGap(entry, regionEnd);
                position = next;
            }
            if (entry.offset() < position) {
                malformed("has values of tag %d that overlap the previous ones".formatted(entry.tag()));
                isInOrder = false;
            } else {
                checkGap(entry, entry.offset());
            }
            int after = entry.offset() + length(entry);
            if (!isOutside && after > regionEnd) {
                malformed("has values of tag %d that reach beyond the end of its region".formatted(entry.tag()));
                isInOrder = false;
            }
            sum += -sum & (alignment - 1);
            sum += length(entry);
            position = Math.max(position, after);
        }

        private void checkGap(Entry entry, int end) {
            int alignment = Math.max(1, entry.type().bytes());
            if (end - position >= alignment && gap.startsWith("behind")) {
                gap = "before the values of tag " + entry.tag();
            }
            if (isSignature && !isZero(position, end)) {
                warn("has bytes between its values, before tag %d".formatted(entry.tag()));
            }
        }

        void checkSum() {
            int unused = dataBytes - (next - regionEnd) - sum;
            if (isInOrder && unused != 0) {
                malformed("has %s %s that no tag owns".formatted(Count.of(Math.abs(unused), "byte"), gap));
            }
        }
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

    private void warn(String what) {
        subject.add(
                Rule.HEADER_MALFORMED.found("The %s %s".formatted(name, what)).with(Severity.WARNING));
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
                subject.add(Rule.HEADER_MALFORMED
                        .found("The padding behind the signature header is not 0")
                        .with(Severity.WARNING));
                return;
            }
        }
    }
}
