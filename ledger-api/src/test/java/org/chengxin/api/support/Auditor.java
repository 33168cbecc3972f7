package org.chengxin.api.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.chengxin.api.operator.VerifyCommand;
import org.chengxin.ledger.verify.Verify;

/** Somebody with the verifier and what they took home. */
public final class Auditor {

    private Auditor() {}

    /** What the verifier said, in English, and how it ended. */
    public record Verdict(int exit, String said) {}

    public static Verdict verify(String... arguments) {
        return verdict(Verify::run, List.of(), arguments);
    }

    /** The same on the machine of the ledger: {@code verify --all}. */
    public static Verdict verifyAsOperator(String... arguments) {
        return verdict(VerifyCommand::run, List.of("verify", "--all"), arguments);
    }

    private static Verdict verdict(Command command, List<String> first, String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(said, true, UTF_8)) {
            List<String> all = new ArrayList<>(first);
            all.addAll(List.of(arguments));
            all.addAll(List.of("--lang", "en"));
            int exit = command.run(out, out, all);
            return new Verdict(exit, said.toString(UTF_8));
        }
    }

    private interface Command {
        int run(PrintStream out, PrintStream err, List<String> arguments);
    }
}
