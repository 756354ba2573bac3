package io.github.apprpm.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.model.Developer;
import org.apache.maven.model.License;
import org.apache.maven.model.Model;
import org.apache.maven.model.Organization;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectMetadataTest {
    private static final Consumer<Model> NOTHING = model -> {};

    /** A project as Maven hands it over: what its POM says, and beside it what it inherits. */
    private static MavenProject project(MavenProject parent, String groupId, Consumer<Model> pom) {
        Model original = model(groupId, pom);
        Model effective = model(groupId, pom);
        if (parent != null) {
            inherit(parent.getModel(), effective);
        }
        MavenProject project = new MavenProject(effective);
        project.setOriginalModel(original);
        project.setParent(parent);
        return project;
    }

    private static Model model(String groupId, Consumer<Model> pom) {
        Model model = new Model();
        model.setGroupId(groupId);
        model.setArtifactId("shop");
        pom.accept(model);
        return model;
    }

    private static void inherit(Model parent, Model child) {
        if (child.getLicenses().isEmpty()) {
            child.setLicenses(parent.getLicenses());
        }
        if (child.getDevelopers().isEmpty()) {
            child.setDevelopers(parent.getDevelopers());
        }
        if (child.getOrganization() == null) {
            child.setOrganization(parent.getOrganization());
        }
        if (child.getUrl() == null && parent.getUrl() != null) {
            child.setUrl(parent.getUrl() + "/shop");
        }
        if (child.getDescription() == null) {
            child.setDescription(parent.getDescription());
        }
    }

    private static ProjectMetadata metadata(Consumer<Model> pom) {
        return new ProjectMetadata(project(null, "com.acme.shop", pom));
    }

    /** Says everything of itself, as Spring Boot's parent does. */
    private static void everything(Model model) {
        License license = new License();
        license.setName("Apache-2.0");
        model.addLicense(license);
        Organization organization = new Organization();
        organization.setName("Parent, Inc.");
        model.setOrganization(organization);
        Developer developer = new Developer();
        developer.setName("Ann");
        developer.setEmail("ann@example.org");
        model.addDeveloper(developer);
        model.setUrl("https://example.org");
        model.setDescription("A parent.");
    }

    @ParameterizedTest
    @CsvSource({
        "Shop, Sells shoes., Shop",
        "Shop, , Shop",
        "shop, Sells shoes. And hats., Sells shoes",
        ", Sells shoes, Sells shoes",
        "shop, Version 1.0 of it, Version 1.0 of it",
        ", , Java web application"
    })
    void theSummaryIsTheNameOrTheFirstSentence(String name, String description, String summary) {
        ProjectMetadata metadata = metadata(model -> {
            model.setName(name);
            model.setDescription(description);
        });

        assertEquals(summary, metadata.summary());
    }

    @Test
    void aLongSentenceIsNoSummary() {
        assertEquals(
                "Java web application",
                metadata(model -> model.setDescription("Sells ".repeat(20))).summary());
    }

    @Test
    void theDescriptionIsTheProjects() {
        assertEquals(
                Optional.of("Sells shoes."),
                metadata(model -> model.setDescription("Sells shoes.")).description());
        assertEquals(Optional.empty(), metadata(NOTHING).description());
    }

    @Test
    void theDescriptionKeepsItsParagraphsWithoutTheIndentationOfThePom() {
        assertEquals(
                Optional.of("Sells shoes.\nAnd hats:\n\n  - of felt\n  - of straw"),
                metadata(
                                model -> model.setDescription(
                                        "Sells\tshoes.  \r\n    And hats:\n \t \n\n\n      - of\u0007felt\n      - of straw\n    "))
                        .description());
    }

    /** As start.spring.io writes it. */
    private static void emptyElements(Model model, String empty) {
        model.setName(empty);
        model.setDescription(empty);
        model.setUrl(empty);
        model.addLicense(new License());
        License license = new License();
        license.setName(empty);
        model.addLicense(license);
        model.addDeveloper(new Developer());
        Developer developer = new Developer();
        developer.setName(empty);
        developer.setId(empty);
        developer.setEmail(empty);
        model.addDeveloper(developer);
        Organization organization = new Organization();
        organization.setName(empty);
        model.setOrganization(organization);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t ", "\u00a0", "\ufeff", "\u0085"})
    void anEmptyElementIsTheSameAsNone(String empty) {
        ProjectMetadata metadata = metadata(model -> emptyElements(model, empty));

        assertEquals("Java web application", metadata.summary());
        assertEquals(Optional.empty(), metadata.title());
        assertEquals(Optional.empty(), metadata.description());
        assertEquals("Proprietary", metadata.license());
        assertEquals(Optional.empty(), metadata.url());
        assertEquals(Optional.empty(), metadata.vendor());
        assertEquals("com.acme.shop", metadata.packager());
    }

    @Test
    void behindAnEmptyElementTheParentOfTheOrganisationSpeaks() {
        MavenProject company = project(null, "com.acme", ProjectMetadataTest::everything);
        ProjectMetadata metadata =
                new ProjectMetadata(project(company, "com.acme.shop", model -> emptyElements(model, "")));

        assertEquals("Apache-2.0", metadata.license());
        assertEquals(Optional.of("https://example.org"), metadata.url());
        assertEquals(Optional.of("Parent, Inc."), metadata.vendor());
        assertEquals("Ann <ann@example.org>", metadata.packager());
    }

    @Test
    void behindAnEmptyElementTheFrameworksParentDoesNot() {
        MavenProject boot = project(null, "org.springframework.boot", ProjectMetadataTest::everything);
        ProjectMetadata metadata =
                new ProjectMetadata(project(boot, "com.acme.shop", model -> emptyElements(model, "")));

        assertEquals("Proprietary", metadata.license());
        assertEquals(Optional.empty(), metadata.url());
        assertEquals(Optional.empty(), metadata.vendor());
        assertEquals("com.acme.shop", metadata.packager());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Acme\n    Trading\n  Ltd",
                "Acme\r\n\tTrading \u00a0Ltd",
                "\n Acme Trading  Ltd\n",
                "Acme\u0007Trading\u2028Ltd"
            })
    void anElementOfSeveralLinesBecomesOne(String words) {
        ProjectMetadata metadata = metadata(model -> {
            everything(model);
            model.setName(words);
            model.setUrl(words);
            model.getLicenses().get(0).setName(words);
            model.getOrganization().setName(words);
            model.getDevelopers().get(0).setName(words);
            model.getDevelopers().get(0).setEmail("\n ann@example.org\n");
        });

        assertEquals("Acme Trading Ltd", metadata.summary());
        assertEquals(Optional.of("Acme Trading Ltd"), metadata.url());
        assertEquals("Acme Trading Ltd", metadata.license());
        assertEquals(Optional.of("Acme Trading Ltd"), metadata.vendor());
        assertEquals("Acme Trading Ltd <ann@example.org>", metadata.packager());
    }

    @Test
    void whatTheProjectSaysIsTaken() {
        ProjectMetadata metadata = metadata(ProjectMetadataTest::everything);

        assertEquals("Apache-2.0", metadata.license());
        assertEquals(Optional.of("https://example.org"), metadata.url());
        assertEquals(Optional.of("Parent, Inc."), metadata.vendor());
        assertEquals("Ann <ann@example.org>", metadata.packager());
    }

    @Test
    void whatItDoesNotSayIsNotInvented() {
        ProjectMetadata metadata = metadata(NOTHING);

        assertEquals("Proprietary", metadata.license());
        assertEquals(Optional.empty(), metadata.url());
        assertEquals(Optional.empty(), metadata.vendor());
        assertEquals("com.acme.shop", metadata.packager());
    }

    @Test
    void whatTheParentOfAFrameworkSaysIsNotTheProjects() {
        MavenProject boot = project(null, "org.springframework.boot", ProjectMetadataTest::everything);
        ProjectMetadata metadata = new ProjectMetadata(project(boot, "com.acme.shop", NOTHING));

        assertEquals("Proprietary", metadata.license());
        assertEquals(Optional.empty(), metadata.url());
        assertEquals(Optional.empty(), metadata.vendor());
        assertEquals("com.acme.shop", metadata.packager());
        assertEquals(Optional.empty(), metadata.description());
        assertEquals("Java web application", metadata.summary());
    }

    @ParameterizedTest
    @CsvSource({"com.acme, com.acme.shop", "com.acme.parents, com.acme.shop", "com.acme, com.acme", "acme, acme"})
    void whatTheParentOfTheOrganisationSaysHoldsForTheProject(String ofParent, String ofProject) {
        MavenProject parent = project(null, ofParent, ProjectMetadataTest::everything);
        ProjectMetadata metadata = new ProjectMetadata(project(parent, ofProject, NOTHING));

        assertEquals("Apache-2.0", metadata.license());
        assertEquals(Optional.of("https://example.org/shop"), metadata.url());
        assertEquals(Optional.of("Parent, Inc."), metadata.vendor());
        assertEquals("Ann <ann@example.org>", metadata.packager());
    }

    @Test
    void aParentBetweenDoesNotHideTheFrameworks() {
        MavenProject boot = project(null, "org.springframework.boot", ProjectMetadataTest::everything);
        MavenProject company = project(boot, "com.acme", NOTHING);

        assertEquals("Proprietary", new ProjectMetadata(project(company, "com.acme.shop", NOTHING)).license());
    }

    @Test
    void theDescriptionOfAParentDescribesTheParent() {
        MavenProject parent = project(null, "com.acme", ProjectMetadataTest::everything);

        assertEquals(Optional.empty(), new ProjectMetadata(project(parent, "com.acme.shop", NOTHING)).description());
    }

    @Test
    void severalLicencesAreAChoice() {
        ProjectMetadata metadata = metadata(model -> {
            for (String name : new String[] {"EPL-2.0", "Apache-2.0"}) {
                License license = new License();
                license.setName(name);
                model.addLicense(license);
            }
        });

        assertEquals("EPL-2.0 OR Apache-2.0", metadata.license());
    }

    @ParameterizedTest
    @CsvSource({"Ann, , , Ann", ", ann, , ann", ", ann, a@b.c, ann <a@b.c>", ", , a@b.c, a@b.c", ", , , com.acme.shop"})
    void aDeveloperHasANameOrAnAddress(String name, String id, String email, String packager) {
        ProjectMetadata metadata = metadata(model -> {
            Developer developer = new Developer();
            developer.setName(name);
            developer.setId(id);
            developer.setEmail(email);
            model.addDeveloper(developer);
        });

        assertEquals(packager, metadata.packager());
    }

    @Test
    void aLicenceWithoutANameIsNone() {
        assertEquals(
                "Proprietary",
                metadata(model -> model.addLicense(new License())).license());
    }
}
