package io.github.apprpm.sbom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.apprpm.file.Sha256;
import io.github.apprpm.library.Coordinates;
import io.github.apprpm.library.PackageContents;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.cyclonedx.Version;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.ExternalReference;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.OrganizationalEntity;
import org.cyclonedx.model.Property;
import org.cyclonedx.model.metadata.ToolInformation;

/** The bill of materials of a package: the same package gives the same document. */
public final class Sbom {
    /** The newest version that the library writes; all tools read it. */
    private static final Version SPECIFICATION = Version.VERSION_16;

    private final DescribedPackage described;
    private final PackageContents contents;
    private final Coordinates tool;
    private final Licenses licenses = new Licenses();

    /**
     * @param described the package
     * @param contents what is in it
     * @param tool the plugin that writes the document
     */
    public Sbom(DescribedPackage described, PackageContents contents, Coordinates tool) {
        this.described = described;
        this.contents = contents;
        this.tool = tool;
    }

    /** The document, as CycloneDX in JSON. */
    public String json() {
        Bom bom = new Bom();
        bom.setVersion(1);
        bom.setMetadata(metadata());
        ComponentTable table = new ComponentTable(contents.libraries(), licenses);
        bom.setComponents(table.components());
        bom.setDependencies(table.dependencies(described.purl()));
        bom.setSerialNumber(serialNumber(write(bom)));
        return write(bom);
    }

    private Metadata metadata() {
        Metadata metadata = new Metadata();
        metadata.setTimestamp(Date.from(described.built()));
        ToolInformation tools = new ToolInformation();
        tools.setComponents(List.of(toolComponent()));
        metadata.setToolChoice(tools);
        metadata.setComponent(subject());
        return metadata;
    }

    private Component toolComponent() {
        Component component = new Component();
        component.setType(Component.Type.APPLICATION);
        tool.groupId().ifPresent(component::setGroup);
        component.setName(tool.artifactId());
        tool.version().ifPresent(component::setVersion);
        return component;
    }

    private Component subject() {
        Component component = new Component();
        component.setType(Component.Type.APPLICATION);
        component.setBomRef(described.purl());
        component.setPurl(described.purl());
        component.setName(described.name());
        component.setVersion(described.versionRelease());
        described.summary().ifPresent(component::setDescription);
        described.vendor().ifPresent(vendor -> component.setSupplier(organisation(vendor)));
        described.license().map(List::of).flatMap(licenses::choice).ifPresent(component::setLicenses);
        described.sha256().ifPresent(digest -> component.addHash(new Hash(Hash.Algorithm.SHA_256, digest)));
        described.url().filter(Sbom::isAddress).ifPresent(url -> component.addExternalReference(website(url)));
        described.module().ifPresent(module -> component.addProperty(property("apprpm:maven", module.toString())));
        return component;
    }

    private static OrganizationalEntity organisation(String name) {
        OrganizationalEntity organisation = new OrganizationalEntity();
        organisation.setName(name);
        return organisation;
    }

    /** The header of a package may have any text as its URL. */
    private static boolean isAddress(String text) {
        return text.matches("https?://[\\w.~:/?#\\[\\]@!$&'()*+,;=%-]+");
    }

    private static ExternalReference website(String url) {
        ExternalReference reference = new ExternalReference();
        reference.setType(ExternalReference.Type.WEBSITE);
        reference.setUrl(url);
        return reference;
    }

    static Property property(String name, String value) {
        Property property = new Property();
        property.setName(name);
        property.setValue(value);
        return property;
    }

    /** Lines end with LF everywhere; the library's own printer ends them as the machine does. */
    private static String write(Bom bom) {
        JsonNode document = BomGeneratorFactory.createJson(SPECIFICATION, bom).toJsonNode();
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(lines);
        printer.indentArraysWith(lines);
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A UUID of the content, of version 8 (RFC 9562, section 5.8). */
    private static String serialNumber(String document) {
        ByteBuffer digest = ByteBuffer.wrap(Sha256.of(document.getBytes(StandardCharsets.UTF_8)));
        long high = digest.getLong() & ~0xF000L | 0x8000L;
        long low = digest.getLong() >>> 2 | 1L << 63;
        return "urn:uuid:" + new UUID(high, low);
    }
}
