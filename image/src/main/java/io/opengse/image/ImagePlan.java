package io.opengse.image;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What goes into an image.
 *
 * @param home of OpenGSE: the folder with gse, bin and what was built
 * @param base an image with a Java 25 runtime, fetched from its registry; empty: none, with a root instead
 * @param root folder that becomes /: a shell and libraries; empty: the base has them
 * @param java folder of a Java 25 runtime; empty: that of the base is found by JAVA_HOME
 * @param name of the image, NAME:TAG
 */
public record ImagePlan(Path home, Optional<String> base, Optional<Path> root, Optional<Path> java, String name) {}
