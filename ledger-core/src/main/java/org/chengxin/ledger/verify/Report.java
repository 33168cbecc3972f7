package org.chengxin.ledger.verify;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was checked and how it came out: one line for each check, printed as soon as it is known. */
public final class Report {

    private final PrintStream out;
    private final Language language;
    private final List<Line> lines = new ArrayList<>();

    public Report(PrintStream out, Language language) {
        this.out = out;
        this.language = language;
    }

    /** How a check came out. */
    public enum Outcome {
        OK,
        DIFFERS,
        /** Something that was not checked, or what a check rests on. */
        NOTE
    }

    /**
     * One check.
     *
     * @param differences what differs, by position; the first ones of very many
     */
    public record Line(Topic topic, Outcome outcome, Wording wording, List<Difference> differences) {}

    public void ok(Topic topic, Wording wording) {
        add(new Line(topic, Outcome.OK, wording, List.of()));
    }

    public void note(Topic topic, Wording wording) {
        add(new Line(topic, Outcome.NOTE, wording, List.of()));
    }

    /** Says how many things differ and names the first. Requires one. */
    public void differs(Topic topic, long count, List<Difference> differences) {
        Difference first = differences.getFirst();
        Wording what = first.line();
        Wording wording = count == 1
                ? what
                : new Wording(count + " 处不符，第一处：" + what.zh(), count + " differences, the first: " + what.en());
        add(new Line(topic, Outcome.DIFFERS, wording, differences));
    }

    /** A line for {@code topic}: the differences if there are any, else {@code otherwise}. */
    void settle(Topic topic, Differences found, Wording otherwise) {
        long count = found.count(topic);
        if (count == 0) {
            ok(topic, otherwise);
        } else {
            differs(topic, count, found.of(topic));
        }
    }

    public boolean sound() {
        return lines.stream().noneMatch(line -> line.outcome() == Outcome.DIFFERS);
    }

    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** Everything that differs, as far as it was kept. */
    public List<Difference> differences() {
        return lines.stream().flatMap(line -> line.differences().stream()).toList();
    }

    /** Prints the verdict as the last line. */
    public void conclude() {
        Optional<Difference> first = differences().stream().min(Difference.BY_POSITION);
        if (first.isEmpty()) {
            print("结论", "verdict", new Wording("一致，未发现改动", "sound: nothing was changed"));
        } else {
            Wording line = first.get().line();
            print("结论", "verdict", new Wording("不符，首处：" + line.zh(), "NOT as sealed, first: " + line.en()));
        }
    }

    private void add(Line line) {
        lines.add(line);
        switch (line.outcome()) {
            case OK -> print("通过", "ok", line.wording());
            case DIFFERS -> print("不符", "DIFFERS", line.wording());
            case NOTE -> print("说明", "note", line.wording());
        }
    }

    private void print(String zh, String en, Wording wording) {
        String mark = switch (language) {
            case BOTH -> zh + " " + en;
            case ZH -> zh;
            case EN -> en;
        };
        out.println(mark + "\t" + language.of(wording));
    }
}
