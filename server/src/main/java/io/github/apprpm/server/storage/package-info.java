/** The data folder, and where each package goes. */
package io.github.apprpm.server.storage;
