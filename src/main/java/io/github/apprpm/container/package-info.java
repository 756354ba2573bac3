/** Hosts in containers, by the program podman or docker. */
package io.github.apprpm.container;
