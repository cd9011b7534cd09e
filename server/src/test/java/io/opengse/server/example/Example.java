package io.opengse.server.example;

/**
 * One documented call of an action.
 *
 * @param request JSON; ${name} stands for what the world it is run in has under that name
 * @param outcome OK, or the code of the honest refusal
 */
public record Example(String action, String request, String outcome) {
    static Example of(String action, String request) {
        return new Example(action, request, "OK");
    }
}
