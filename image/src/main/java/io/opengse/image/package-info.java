/** Writes the image of gse as a file, without a daemon and, if need be, without a network. */
package io.opengse.image;
