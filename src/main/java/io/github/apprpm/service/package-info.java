/** The files and scriptlets that make an application a service. */
package io.github.apprpm.service;
