package org.chengxin.api.crash;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.chengxin.api.crash.Finding.Kind;

/**
 * Sends one command after the other about a subject of its own, writes down every answer, and keeps the command that was not
 * answered in order to send it again. Some commands it sends twice at the same time.
 */
final class Client {

    private static final int EVENTS_MAX = 3;
    private static final int TWICE_EVERY = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Random random;
    private final Journal journal;
    private final List<Finding> findings;
    private Command open;
    private Command answered;
    private List<Receipt> receipts = List.of();

    /** {@code findings} is told when a repeated command gets another answer; it must be safe for many threads. */
    Client(String subjectId, long seed, Journal journal, List<Finding> findings) {
        this.random = new Random(seed);
        this.journal = journal;
        this.findings = findings;
        this.open = new Command(subjectId + "-0", subjectId, 0, 1);
        this.answered = open;
    }

    /** Works until it is told to stop or its line breaks. */
    void work(Victim victim, Executor threads, BooleanSupplier stopped) {
        try (Caller first = victim.call();
                Caller second = victim.call()) {
            while (!stopped.getAsBoolean()) {
                advance(random.nextInt(TWICE_EVERY) == 0 ? twice(first, second, threads) : first.send(open));
            }
        } catch (IOException | CompletionException cutOff) {
            // The open command stays open.
        }
    }

    /**
     * Sends the last answered command again, then the open one until it is answered, then that one again: a patient client after
     * a crash.
     */
    void settle(Victim victim) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Caller caller = victim.call()) {
                if (!receipts.isEmpty()) {
                    same(receipts, caller.send(answered));
                }
                advance(caller.send(open));
                same(receipts, caller.send(answered));
                return;
            } catch (IOException e) {
                if (System.nanoTime() > giveUp) {
                    findings.add(new Finding(Kind.SILENT, open.text() + ": " + e));
                    return;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private List<Receipt> twice(Caller first, Caller second, Executor threads) throws IOException {
        Command command = open;
        CompletableFuture<List<Receipt>> echo = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return second.send(command);
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                },
                threads);
        List<Receipt> answer = first.send(command);
        same(answer, echo.join());
        return answer;
    }

    private void advance(List<Receipt> answer) {
        answer.forEach(journal::write);
        receipts = new ArrayList<>(answer);
        answered = open;
        long number = open.sequence() + open.events();
        open = open.next(open.subjectId() + "-" + number, 1 + random.nextInt(EVENTS_MAX));
    }

    private void same(List<Receipt> expected, List<Receipt> found) {
        if (!expected.equals(found)) {
            findings.add(new Finding(Kind.REPEATED, "expected " + expected + ", found " + found));
        }
    }
}
