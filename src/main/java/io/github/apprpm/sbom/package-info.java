/** The software bill of materials of a package, as a CycloneDX document. */
package io.github.apprpm.sbom;
