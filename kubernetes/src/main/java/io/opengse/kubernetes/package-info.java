/** Hosts made of pods, one for each instance of a fleet that runs on Kubernetes. Only looked into when switched on. */
package io.opengse.kubernetes;
