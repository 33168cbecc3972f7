package org.chengxin.api.bench;

import java.util.Locale;

/**
 * What the store promises against a reference, and the line that says whether it holds.
 *
 * @param name what is compared with what
 * @param atLeast the ratio must reach {@code limit}; otherwise it must not exceed it
 * @param unit of the figures shown, such as {@code events/s}
 */
record Goal(String name, boolean atLeast, double limit, String unit) {

    static Goal atLeast(double limit, String unit, String name) {
        return new Goal(name, true, limit, unit);
    }

    static Goal atMost(double limit, String unit, String name) {
        return new Goal(name, false, limit, unit);
    }

    /** {@code goal | ours | reference | ratio | spread | met} or {@code short}. */
    String line(Ratio ratio) {
        return String.join(
                " | ",
                title(),
                figure(ratio.ours()),
                figure(ratio.reference()),
                String.format(Locale.ROOT, "%.2f", ratio.median()),
                String.format(Locale.ROOT, "%.2f–%.2f", ratio.lowest(), ratio.highest()),
                isMet(ratio) ? "met" : "short");
    }

    /** The line of a goal that could not be measured. */
    String unmeasured() {
        return title() + " | - | - | - | - | short";
    }

    private String title() {
        return name + (atLeast ? " ≥ " : " ≤ ") + limit;
    }

    private boolean isMet(Ratio ratio) {
        return atLeast ? ratio.median() >= limit : ratio.median() <= limit;
    }

    private String figure(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f %s" : "%.3f %s", value, unit);
    }
}
