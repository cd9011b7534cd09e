package io.opengse.agent.process;

/** What a game last said with ReportCustomData. */
public record CustomCounts(int current, int maximum) {
    public static final CustomCounts NONE = new CustomCounts(0, 0);
}
