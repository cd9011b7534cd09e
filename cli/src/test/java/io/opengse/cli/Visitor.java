package io.opengse.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.opengse.cli.place.Credentials;
import java.util.regex.Pattern;

/** Somebody at the console, who finds things by what is written on them. */
record Visitor(Page page, String origin) {
    private static final double PATIENCE = 60_000;

    void signIn(Credentials credentials) {
        page.navigate(origin + "/console");
        page.locator("#secret-id").fill(credentials.secretId());
        page.locator("#secret-key").fill(credentials.secretKey());
        page.locator("form[action='/console/sign-in'] button").click();
        page.waitForURL(origin + "/console");
    }

    void open(String path) {
        page.navigate(origin + path);
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Opens a form that is folded up. */
    void unfold(String name) {
        page.locator("details.action:not([open]) > summary")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + name + "\\s*$")))
                .click();
    }

    void fill(String field, String text) {
        page.locator("details[open] [name='" + field + "']").fill(text);
    }

    /** Presses a button that asks first; the page is loaded again when it is done. */
    void pressSurely(String name) {
        page.evaluate("document.querySelector('.notice')?.remove()");
        button(name).click();
        button("Do it").click();
        sees(page.locator(".notice"), "Done");
    }

    Locator part(String name) {
        return page.locator("[data-part=" + name + "]");
    }

    void sees(Locator where, String text) {
        assertThat(where).containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
    }
}
