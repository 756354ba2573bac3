/** What a package says of itself: as text for people, as rpm prints it, and as JSON for machines. */
package io.github.apprpm.inspect;
