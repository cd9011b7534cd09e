package io.opengse.cli.console;

/** The command was written wrongly, in a way that only shows when it runs. Ends with code 2. */
public final class Usage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    public Usage(String what, String remedy) {
        super(what);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
