/** Hosts in containers of podman or docker. */
package io.github.apprpm.container;
