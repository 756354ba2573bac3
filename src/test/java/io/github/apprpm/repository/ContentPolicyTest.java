package io.github.apprpm.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.repository.ContentPolicy.Omission;
import io.github.apprpm.repository.metadata.Facts;
import io.github.apprpm.repository.metadata.PackageFacts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContentPolicyTest {
    @Test
    void duplicateDoesNotCountAsAVersion() {
        List<PackageFacts> packages = List.of(
                Facts.at("a/2.rpm", "shop-0:2.0-1.noarch", "1".repeat(64), 1),
                Facts.at("b/2.rpm", "shop-0:2.0-1.noarch", "2".repeat(64), 2),
                Facts.of("shop-0:1.0-1.noarch"));

        ContentPolicy policy = new ContentPolicy(DuplicatePolicy.NEWEST, Optional.of(new Retention(2)));

        assertEquals(new Omission(Set.of("a/2.rpm"), Set.of()), policy.omission(packages));
    }

    @Test
    void bothLeaveOut() {
        List<PackageFacts> packages = List.of(
                Facts.at("a/2.rpm", "shop-0:2.0-1.noarch", "1".repeat(64), 1),
                Facts.at("b/2.rpm", "shop-0:2.0-1.noarch", "2".repeat(64), 2),
                Facts.of("shop-0:1.0-1.noarch"));

        ContentPolicy policy = new ContentPolicy(DuplicatePolicy.NEWEST, Optional.of(new Retention(1)));

        assertEquals(new Omission(Set.of("a/2.rpm"), Set.of("shop-0:1.0-1.noarch.rpm")), policy.omission(packages));
    }
}
