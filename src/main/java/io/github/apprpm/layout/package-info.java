/** Where each file of a package goes. */
package io.github.apprpm.layout;
