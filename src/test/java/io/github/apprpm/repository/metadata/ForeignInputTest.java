package io.github.apprpm.repository.metadata;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metadata of other programs say the same as those of createrepo_c, in other words; all of it is taken, or none. */
class ForeignInputTest {
    private static final PackageRecord SHOP = Records.of("shop-1.rpm", "one");
    private static final PackageRecord TILL = Records.of("till-1.rpm", "two");

    @TempDir
    private Path directory;

    @Test
    void anotherIndentationSaysTheSame() throws IOException {
        assertSaysTheSame(xml -> foreign(xml).replace("\n", "\n\t"));
    }

    @Test
    void everythingOnOneLineSaysTheSame() throws IOException {
        assertSaysTheSame(xml -> xml.replaceAll("\n *", ""));
    }

    @Test
    void commentsAndInstructionsSayNothing() throws IOException {
        assertSaysTheSame(xml -> xml.replace("<package ", "<!-- <package type=\"rpm\"> -->\n<?x y?><package ")
                .replace("<arch>noarch", "<arch>no<!-- -->arch"));
    }

    @Test
    void sectionsOfCharactersSayTheSame() throws IOException {
        assertSaysTheSame(xml -> xml.replace("&lt;B\u00fcros&gt;", "<![CDATA[<B\u00fcros>]]>"));
    }

    @Test
    void anotherOrderOfAttributesSaysTheSame() throws IOException {
        assertSaysTheSame(xml -> xml.replaceAll("<time file=(\\S+) build=(\\S+)/>", "<time build=$2 file=$1/>")
                .replaceAll("<version epoch=(\\S+) ver=(\\S+) rel=(\\S+)/>", "<version rel=$3 ver=$2 epoch=$1/>"));
    }

    @Test
    void anotherOrderOfElementsSaysTheSame() throws IOException {
        assertSaysTheSame(
                xml -> xml.replaceAll("(<name>.*</name>)\n(  <arch>.*</arch>)\n  (<version .*/>)", "$3\n$2\n$1"));
    }

    @Test
    void otherPrefixesOfTheSameNamespacesSayTheSame() throws IOException {
        assertSaysTheSame(xml -> xml.replace("xmlns:rpm=", "xmlns:r=")
                .replace("<rpm:", "<r:")
                .replace("</rpm:", "</r:")
                .replace("xmlns=", "xmlns:md=")
                .replaceAll("<(/?)(metadata|filelists|otherdata|package|name|summary|file)\\b", "<$1md:$2"));
    }

    @Test
    void anEncodingThatIsDeclaredIsRead() throws IOException {
        ForeignRepodata foreign = ForeignRepodata.plain(directory);
        foreign.write(
                primary(SHOP).replace("UTF-8", "ISO-8859-1").getBytes(StandardCharsets.ISO_8859_1),
                foreign(filelists(SHOP)).getBytes(StandardCharsets.UTF_8),
                foreign(other(SHOP)).getBytes(StandardCharsets.UTF_8));
        assertSame(List.of(SHOP), foreign.read());
    }

    @Test
    void eachFileMayHaveItsPackagesInAnOrderOfItsOwn() throws IOException {
        ForeignRepodata foreign = ForeignRepodata.plain(directory);
        foreign.write(foreign(primary(TILL, SHOP)), foreign(filelists(SHOP, TILL)), foreign(other(TILL, SHOP)));
        assertSame(List.of(TILL, SHOP), foreign.read());
    }

    @Test
    void filesInTheFormOfCreaterepoWithPackagesInDifferentOrdersAreRefused() throws IOException {
        ForeignRepodata foreign = ForeignRepodata.plain(directory);
        foreign.write(primary(SHOP, TILL), filelists(TILL, SHOP), other(SHOP, TILL));
        Refusal.of(foreign::read).says("not the same packages", "repomd.xml", "index the packages again");
    }

    @Test
    void aPackageThatIsNotInEachFileIsRefused() throws IOException {
        ForeignRepodata foreign = ForeignRepodata.plain(directory);
        foreign.write(foreign(primary(SHOP, TILL)), foreign(filelists(SHOP)), other(SHOP, TILL));
        Refusal.of(foreign::read).says("filelists", "index the packages again");
    }

    @ParameterizedTest
    @CsvSource({"'',none", ".gz,gzip", ".bz2,bzip2", ".xz,xz", ".zst,zstd"})
    void eachCompressionIsRead(String suffix, String algorithm) throws IOException {
        ForeignRepodata foreign = new ForeignRepodata(directory, suffix, algorithm);
        foreign.write(primary(SHOP, TILL), filelists(SHOP, TILL), other(SHOP, TILL));
        assertSame(List.of(SHOP, TILL), foreign.read());
        foreign.write(foreign(primary(SHOP, TILL)), foreign(filelists(SHOP, TILL)), foreign(other(SHOP, TILL)));
        assertSame(List.of(SHOP, TILL), foreign.read());
    }

    @ParameterizedTest
    @CsvSource({".gz,gzip", ".bz2,bzip2", ".xz,xz", ".zst,zstd"})
    void aCompressedFileThatIsCutIsDamaged(String suffix, String algorithm) throws IOException {
        ForeignRepodata foreign = new ForeignRepodata(directory, suffix, algorithm);
        byte[] primary = foreign.packed(primary(SHOP, TILL));
        foreign.write(
                java.util.Arrays.copyOf(primary, primary.length / 2),
                foreign.packed(filelists(SHOP, TILL)),
                foreign.packed(other(SHOP, TILL)));
        Refusal.of(foreign::read).says("primary.xml" + suffix, "damaged", "index the packages again");
    }

    @Test
    void anEntityOfAFileIsNotRead() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "the secret");
        refuses(
                xml -> xml.replace(
                                "?>\n",
                                "?>\n<!DOCTYPE metadata [<!ENTITY e SYSTEM \"%s\">]>\n".formatted(secret.toUri()))
                        .replace("&lt;B\u00fcros&gt;", "&e;"),
                "secret");
    }

    @Test
    void anEntityThatMultipliesIsNotExpanded() throws IOException {
        refuses(
                xml -> xml.replace("?>\n", "?>\n<!DOCTYPE metadata [<!ENTITY a \"aaaaaaaaaa\">]>\n")
                        .replace("&lt;B\u00fcros&gt;", "&a;&a;"),
                "aaaaaaaaaa");
    }

    @Test
    void elementsWithoutAnEndAreRefused() throws IOException {
        refuses(xml -> xml.replace("</package>", ""), "<package>");
    }

    @Test
    void elementsThatAreNestedWithoutEndAreRefused() throws IOException {
        refuses(xml -> xml.replace("<summary>", "<a>".repeat(200_000) + "</a>".repeat(200_000) + "<summary>"), "<a>");
    }

    @Test
    void aPackageWithoutAPlaceIsRefused() throws IOException {
        refuses(xml -> xml.replaceAll("<location href=\"[^\"]*\"/>", "<location/>"), "StringIndex");
        refuses(xml -> xml.replaceAll("<location href=\"[^\"]*\"/>", "<location xml:base=\"x\"/>"), "StringIndex");
        refuses(xml -> xml.replaceAll("<location href=\"[^\"]*\"/>", ""), "StringIndex");
    }

    @Test
    void aDigestThatIsNoneIsRefused() throws IOException {
        refuses(xml -> xml.replace(SHOP.pkgid(), "../../" + SHOP.pkgid()), "StringIndex");
    }

    private void refuses(UnaryOperator<String> change, String absent) throws IOException {
        ForeignRepodata foreign = ForeignRepodata.plain(directory);
        String changed = change.apply(foreign(primary(SHOP)));
        assertFalse(changed.equals(foreign(primary(SHOP))));
        foreign.write(changed, filelists(SHOP), other(SHOP));
        String message = Refusal.of(foreign::read)
                .says("damaged", "index the packages again")
                .message();
        assertFalse(message.contains(absent), message);
    }

    private void assertSaysTheSame(UnaryOperator<String> form) throws IOException {
        ForeignRepodata foreign = ForeignRepodata.plain(directory);
        String changed = form.apply(primary(SHOP, TILL));
        assertFalse(changed.equals(primary(SHOP, TILL)));
        foreign.write(
                withoutLine(changed),
                withoutLine(form.apply(filelists(SHOP, TILL))),
                withoutLine(form.apply(other(SHOP, TILL))));
        assertSame(List.of(SHOP, TILL), foreign.read());
        RepositoryMetadata read = RepositoryMetadata.read(directory);
        assertEquals(List.of(SHOP.facts(), TILL.facts()), read.packages());
        assertTrue(read.repomd().isPresent());
    }

    private static void assertSame(List<PackageRecord> expected, List<PackageRecord> read) {
        assertEquals(
                expected.stream().map(PackageRecord::facts).toList(),
                read.stream().map(PackageRecord::facts).toList());
        for (int i = 0; i < read.size(); i++) {
            assertArrayEquals(expected.get(i).primary(), read.get(i).primary());
            assertArrayEquals(expected.get(i).filelists(), read.get(i).filelists());
            assertArrayEquals(expected.get(i).other(), read.get(i).other());
        }
    }

    /** Its first line is not createrepo_c's. */
    private static String withoutLine(String xml) {
        return xml.replace("?>\n", "?>");
    }

    /** Without indentation. */
    private static String foreign(String xml) {
        return xml.replaceAll("\n +", "\n");
    }

    private static String primary(PackageRecord... records) {
        return file(MetadataKind.PRIMARY, records);
    }

    private static String filelists(PackageRecord... records) {
        return file(MetadataKind.FILELISTS, records);
    }

    private static String other(PackageRecord... records) {
        return file(MetadataKind.OTHER, records);
    }

    private static String file(MetadataKind kind, PackageRecord... records) {
        StringBuilder xml = new StringBuilder(text(kind.head(records.length)));
        for (PackageRecord record : records) {
            xml.append(text(kind.part(record)));
        }
        return xml.append(text(kind.tail())).toString();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
