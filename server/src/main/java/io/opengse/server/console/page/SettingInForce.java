package io.opengse.server.console.page;

/**
 * A setting as the server runs with it.
 *
 * @param value as it was written; secrets are not shown
 * @param standard what it is when nobody writes it
 */
public record SettingInForce(String key, String value, String standard, String purpose) {}
