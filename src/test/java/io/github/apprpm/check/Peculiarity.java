package io.github.apprpm.check;

import static io.github.apprpm.check.ForeignPackage.Value.bytes;
import static io.github.apprpm.check.ForeignPackage.Value.int32;
import static io.github.apprpm.check.ForeignPackage.Value.texts;
import static io.github.apprpm.rpm.TagType.I18NSTRING;
import static io.github.apprpm.rpm.TagType.STRING;
import static io.github.apprpm.rpm.TagType.STRING_ARRAY;

import io.github.apprpm.check.ForeignPackage.Item;
import io.github.apprpm.check.ForeignPackage.Value;
import io.github.apprpm.rpm.RpmTag;
import io.github.apprpm.rpm.SignatureTag;
import io.github.apprpm.rpm.TagType;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.function.Consumer;

/** What other builders do, or a broken one, and whether rpm 4.18, 4.20 and 6.1 install the result. */
enum Peculiarity {
    NOTHING(true, p -> {}),

    // Where values lie.
    A_GAP_BEFORE_A_TEXT(false, p -> p.with(p.value(RpmTag.VERSION).after(4))),
    A_GAP_OF_ONE_BYTE(false, p -> p.with(p.value(RpmTag.VERSION).after(1))),
    A_GAP_BEFORE_NUMBERS(false, p -> p.with(p.value(RpmTag.BUILDTIME).after(4))),
    A_GAP_THAT_ALIGNMENT_TAKES(
            true,
            p -> p.with(int32(9997, 1), texts(9998, STRING, ""), int32(9999, 2).after(2))),
    A_GAP_IN_THE_SIGNATURE_HEADER(false, p -> p.signature.add(int32(2000, 1).after(4))),
    BYTES_BEHIND_THE_LAST_VALUE(false, p -> p.with(raw(9999, STRING, "x\0\0\0\0\0\0\0"))),
    A_NUL_IN_A_TEXT(false, p -> p.with(raw(RpmTag.NAME, STRING, "shop\0x\0"))),
    A_NUL_IN_A_TRANSLATED_TEXT(false, p -> p.with(raw(RpmTag.SUMMARY, I18NSTRING, "A shop\0more\0"))),
    A_NUL_IN_A_LIST(
            false,
            p -> p.with(new Value(
                    RpmTag.FILELINKTOS,
                    STRING_ARRAY,
                    p.files(),
                    ("a\0" + p.value(RpmTag.FILELINKTOS).text() + "\0").getBytes(StandardCharsets.UTF_8)))),
    UNSORTED_TAGS(true, p -> p.header.add(p.header.remove(3))),
    A_TAG_TWICE(true, p -> p.header.add(2, texts(RpmTag.NAME, STRING, "other"))),
    AN_UNKNOWN_TAG(true, p -> p.with(int32(9999, 1))),

    // Types of values.
    A_LIST_FOR_A_TEXT(true, p -> p.with(texts(RpmTag.NAME, STRING_ARRAY, "shop"))),
    A_TRANSLATED_TEXT_FOR_A_TEXT(true, p -> p.with(texts(RpmTag.LICENSE, I18NSTRING, "MIT"))),
    A_TEXT_FOR_A_TRANSLATED_TEXT(true, p -> p.with(texts(RpmTag.SUMMARY, STRING, "A shop"))),
    A_TEXT_FOR_A_LIST(
            true,
            p -> p.with(
                    int32(RpmTag.CHANGELOGTIME, 1_000_000_000), texts(1081, STRING, "me"), texts(1082, STRING, "x"))),
    TWO_NAMES(false, p -> p.with(texts(RpmTag.NAME, STRING_ARRAY, "shop", "other"))),
    A_TEXT_FOR_A_NUMBER(false, p -> p.with(texts(RpmTag.EPOCH, STRING, "1"))),

    // What the header must have.
    NO_NAME(false, p -> p.without(RpmTag.NAME)),
    NO_VERSION(false, p -> p.without(RpmTag.VERSION)),
    NO_RELEASE(false, p -> p.without(RpmTag.RELEASE)),
    NO_OS(false, p -> p.without(RpmTag.OS)),
    NO_ARCHITECTURE(false, p -> p.without(RpmTag.ARCH)),
    NO_MODES(false, p -> p.without(RpmTag.FILEMODES)),
    NO_OWNERS(false, p -> p.without(RpmTag.FILEUSERNAME)),
    NO_GROUPS(false, p -> p.without(RpmTag.FILEGROUPNAME)),
    NO_DIGESTS(false, p -> p.without(RpmTag.FILEDIGESTS)),
    NO_LINK_TARGETS(false, p -> p.without(RpmTag.FILELINKTOS)),
    NO_DIRECTORIES(false, p -> p.without(RpmTag.DIRNAMES)),
    NO_SIZES(false, p -> p.without(RpmTag.FILESIZES)),
    NO_NAMES_OF_FILES(true, p -> p.without(RpmTag.BASENAMES)),
    NO_SUMMARY_AND_LICENSE(true, p -> p.without(RpmTag.SUMMARY, RpmTag.LICENSE, RpmTag.BUILDTIME)),
    NO_PAYLOAD_FORMAT(true, p -> p.without(RpmTag.PAYLOADFORMAT)),
    NO_INODES(true, p -> p.without(RpmTag.FILEINODES, RpmTag.FILEDEVICES)),
    PATHS_OF_OLD_PACKAGES(true, ForeignPackage::withOldNames),
    A_SIZE_OF_THE_SIGNATURE_HEADER(false, p -> p.with(int32(1046, 1))),

    // Counts.
    A_MODE_TOO_FEW(false, p -> p.with(p.value(RpmTag.FILEMODES).resized(-1))),
    A_MODE_TOO_MANY(false, p -> p.with(p.value(RpmTag.FILEMODES).resized(1))),
    AN_OWNER_TOO_FEW(false, p -> p.with(p.value(RpmTag.FILEUSERNAME).resized(-1))),
    A_DIGEST_TOO_MANY(false, p -> p.with(p.value(RpmTag.FILEDIGESTS).resized(1))),
    A_NAME_TOO_FEW(false, p -> p.with(p.value(RpmTag.BASENAMES).resized(-1))),
    A_DIRECTORY_INDEX_TOO_MANY(false, p -> p.with(p.value(RpmTag.DIRINDEXES).resized(1))),
    A_COLOR_TOO_FEW(false, p -> p.with(int32(1140, 0))),
    A_LANGUAGE_TOO_FEW(
            true,
            p -> p.each(RpmTag.FILELANGS, "").with(p.value(RpmTag.FILELANGS).resized(-1))),
    A_DIRECTORY_THAT_IS_NOT_THERE(false, p -> p.of("one.txt", RpmTag.DIRINDEXES, 77)),
    A_DIRECTORY_OF_NO_FILE(true, p -> p.with(p.value(RpmTag.DIRNAMES).resized(1))),

    // Files of the header.
    A_MODE_OF_NO_TYPE(false, p -> p.of("two.txt", RpmTag.FILEMODES, 0644)),
    A_NAME_OF_TWO_DOTS(false, p -> p.rename("two.txt", "..")),
    A_NAME_WITH_A_SLASH(false, p -> p.rename("two.txt", "x/two.txt")),
    A_LONG_NAME(false, p -> p.rename("two.txt", "x".repeat(255))),
    A_FILE_BELOW_A_FILE(false, p -> p.rename("two.txt", "one.txt/two.txt")),
    CAPABILITIES_THAT_NOBODY_READS(false, p -> p.each(RpmTag.FILECAPS, "nonsense")),
    NO_CAPABILITIES(true, p -> p.each(RpmTag.FILECAPS, "")),
    NO_DIGEST_OF_ONE(false, p -> p.of("one.txt", RpmTag.FILEDIGESTS, "")),
    A_WRONG_DIGEST(false, p -> p.of("one.txt", RpmTag.FILEDIGESTS, "a".repeat(64))),
    DIGESTS_OF_AN_UNKNOWN_ALGORITHM(false, p -> p.with(int32(RpmTag.FILEDIGESTALGO, 99))),
    A_SIZE_TOO_SMALL(false, p -> p.of("two.txt", RpmTag.FILESIZES, 1)),
    A_SIZE_TOO_LARGE(false, p -> p.of("two.txt", RpmTag.FILESIZES, 700)),
    BOTH_KINDS_OF_SIZES(true, p -> p.with(new Value(5008, TagType.INT64, p.files(), new byte[8 * p.files()]))),

    // The archive.
    AN_ENTRY_TWICE(false, p -> p.archive.add(1, p.archive.get(p.item("/opt/shop/one.txt")))),
    AN_EMPTY_FILE_TWICE(false, p -> p.archive.add(1, p.archive.get(p.item("/opt/shop/empty")))),
    A_LINK_TWICE(false, p -> p.archive.add(1, p.archive.get(p.item("/opt/shop/link")))),
    A_DIRECTORY_TWICE(true, p -> p.archive.add(1, p.archive.get(p.item("/opt/shop")))),
    AN_ENTRY_MISSING(false, p -> p.archive.remove(p.item("/opt/shop/one.txt"))),
    A_DIRECTORY_MISSING(false, p -> p.archive.remove(p.item("/opt/shop"))),
    AN_ENTRY_OF_NO_FILE(false, p -> p.item("/opt/shop/one.txt", item -> item.named("./opt/shop/other"))),
    A_DIRECTORY_WITH_CONTENT(false, p -> p.item("/opt/shop", item -> item.having("abcd"))),
    A_DIRECTORY_WITH_A_SIZE(true, p -> p.of("shop", RpmTag.FILESIZES, 4096)),
    A_LINK_WITH_LONGER_CONTENT(false, p -> p.item("/opt/shop/link", item -> item.having("one.txt-----"))),
    A_LINK_WITHOUT_CONTENT(false, p -> p.item("/opt/shop/link", item -> item.having(""))),
    A_LINK_TO_ANOTHER_FILE(true, p -> p.item("/opt/shop/link", item -> item.having("two.txt"))),
    A_GHOST_WITH_CONTENT(true, p -> p.of("two.txt", RpmTag.FILEFLAGS, 64)),
    NO_TRAILER(false, p -> p.archive.remove(p.archive.size() - 1)),
    ANOTHER_ORDER(true, p -> Collections.reverse(p.archive.subList(0, p.archive.size() - 1))),
    NAMES_WITHOUT_A_DOT(
            true, p -> p.archive.replaceAll(item -> item.named(item.name().replaceFirst("^\\./", "")))),
    A_NUL_IN_A_NAME(true, p -> p.item("/opt/shop/one.txt", item -> item.named("./opt/shop/one.txt\0x"))),

    // One file of two names.
    TWO_NAMES_OF_ONE_FILE(true, p -> p.link("hard1", "hard2")),
    CONTENT_AT_EACH_NAME(false, p -> p.link("hard1", "hard2").item("/opt/shop/hard1", item -> item.having("hard"))),
    CONTENT_AT_THE_FIRST_NAME(false, p -> {
        Item first = p.archive.get(p.item("/opt/shop/hard1"));
        p.link("hard1", "hard2").item("/opt/shop/hard1", item -> first);
        p.item("/opt/shop/hard2", item -> item.having(""));
    }),
    A_NAME_MISSING_IN_THE_ARCHIVE(false, p -> p.link("hard1", "hard2").archive.remove(p.item("/opt/shop/hard1"))),
    ANOTHER_DIGEST_AT_THE_FIRST_NAME(
            true, p -> p.link("hard1", "hard2").of("hard1", RpmTag.FILEDIGESTS, "a".repeat(64))),
    ANOTHER_SIZE_AT_THE_FIRST_NAME(true, p -> p.link("hard1", "hard2").of("hard1", RpmTag.FILESIZES, 99)),

    // The payload as a whole.
    A_DELTA(false, p -> p.with(texts(RpmTag.PAYLOADFORMAT, STRING, "drpm"))),
    AN_UNKNOWN_FORMAT(false, p -> p.with(texts(RpmTag.PAYLOADFORMAT, STRING, "tar"))),
    AN_UNKNOWN_COMPRESSION(false, p -> {
        Packing.by("gzip").accept(p);
        p.with(texts(RpmTag.PAYLOADCOMPRESSOR, STRING, "foo"));
    }),
    LZMA(true, Packing.by("lzma")),
    XZ_THAT_IS_NAMED_LZMA(true, p -> {
        Packing.by("xz").accept(p);
        p.with(texts(RpmTag.PAYLOADCOMPRESSOR, STRING, "lzma"));
    }),
    XZ_OF_TWO_STREAMS(false, Packing.inTwo("xz")),
    BZIP2_OF_TWO_STREAMS(false, Packing.inTwo("bzip2")),
    GZIP_OF_TWO_STREAMS(true, Packing.inTwo("gzip")),
    ZSTD_OF_TWO_STREAMS(true, Packing.inTwo("zstd")),
    XZ_WITH_GARBAGE_BEHIND(true, Packing.followedBy("xz", "garbage!")),
    A_CHECKSUM_OF_GZIP_MISSING(true, Packing.cut("gzip", 6)),

    // Digests and sizes of the whole.
    NO_DIGEST_OF_THE_PAYLOAD(false, ForeignPackage::withoutPayloadDigests),
    NO_DIGEST_OF_THE_HEADER(false, p -> p.hasHeaderDigest = false),
    A_WRONG_DIGEST_OF_THE_ARCHIVE(true, p -> {
        p.with(texts(RpmTag.PAYLOADDIGESTALT, STRING_ARRAY, "0".repeat(62)));
    }),
    A_WRONG_DIGEST_OF_THE_PAYLOAD(false, p -> {
        Packing.by("gzip").accept(p);
        p.with(texts(RpmTag.PAYLOADDIGEST, STRING_ARRAY, "0".repeat(62)));
    }),
    AN_ALGORITHM_OF_THE_PAYLOAD_THAT_IS_NOT_USED(true, p -> p.with(int32(RpmTag.PAYLOADDIGESTALGO, 99))),
    A_SIZE_OF_THE_ARCHIVE_WITHOUT_TRAILER(true, p -> p.archiveSizeError = -124),
    A_WRONG_SIZE_OF_THE_ARCHIVE(true, p -> p.archiveSizeError = 1_000_000),
    A_WRONG_SIZE_OF_THE_PACKAGE(true, p -> p.signature.add(int32(SignatureTag.SIZE, 1))),
    TWO_SIZES(false, p -> p.signature.add(int32(SignatureTag.SIZE, 1, 2))),

    // The signature header.
    SIGNATURES_OF_FILES_BEHIND_THE_REGION(true, p -> {
        p.outside.add(texts(274, STRING_ARRAY, "0302ab,".repeat(p.files()).split(",")));
        p.outside.add(int32(275, 3));
    }),
    SIGNATURES_OF_FILES(true, p -> {
        p.signature.add(texts(274, STRING_ARRAY, "0302ab,".repeat(p.files()).split(",")));
        p.signature.add(int32(275, 3));
    }),
    A_GAP_BEHIND_THE_REGION(
            false, p -> p.outside.add(int32(SignatureTag.SIZE, 1).after(8))),
    BYTES_IN_THE_RESERVED_SPACE(
            true, p -> p.signature.add(bytes(SignatureTag.RESERVEDSPACE, "12345678".getBytes(StandardCharsets.UTF_8)))),
    AN_MD5_OF_FIFTEEN_BYTES(false, p -> p.signature.add(bytes(SignatureTag.MD5, new byte[15]))),

    /** rpm 6 does not install it. */
    FORMAT_3(true, p -> {
        p.withoutPayloadDigests().without(100);
        p.hasHeaderDigest = false;
        p.hasMd5 = true;
        p.hasRegions = false;
    }),
    /** As rpm before 4.14 wrote it; rpm 6 does not install it. */
    MD5_ALONE(true, p -> {
        p.withoutPayloadDigests();
        p.hasHeaderDigest = false;
        p.hasMd5 = true;
    }),
    A_SOURCE_PACKAGE_WITHOUT_A_SPEC(false, p -> {
        p.lead()[7] = 1;
        p.without(RpmTag.SOURCERPM).with(int32(RpmTag.SOURCEPACKAGE, 1));
    });

    private final boolean isInstalled;
    private final Consumer<ForeignPackage> change;

    Peculiarity(boolean isInstalled, Consumer<ForeignPackage> change) {
        this.isInstalled = isInstalled;
        this.change = change;
    }

    boolean isInstalled() {
        return isInstalled;
    }

    ForeignPackage applyTo(ForeignPackage normal) {
        change.accept(normal);
        return normal;
    }

    private static Value raw(int tag, TagType type, String bytes) {
        return new Value(tag, type, 1, bytes.getBytes(StandardCharsets.UTF_8));
    }
}
