package io.opengse.engine.asset;

/** What people call a package: its name, which others may have too, and its version; 1 to 64 characters each. */
public record AssetLabel(String name, String version) {}
