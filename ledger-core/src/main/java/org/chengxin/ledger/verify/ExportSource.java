package org.chengxin.ledger.verify;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chengxin.ledger.seal.Frontier;
import org.chengxin.ledger.seal.TreeHasher;
import org.jspecify.annotations.Nullable;

/**
 * A log in one exported file, or in several that follow one another. A file that was cut while it was fetched is a good part,
 * if the next one begins right after its last whole event; at the end it is not.
 */
final class ExportSource implements LogSource {

    private final Deque<Path> toCome;
    private final String name;
    private ExportFile file;
    private long partsRead;
    private final long parts;

    ExportSource(List<Path> files) {
        this.toCome = new ArrayDeque<>(files);
        this.parts = files.size();
        this.name = files.stream().map(Path::toString).collect(Collectors.joining(" + "));
        this.file = new ExportFile(toCome.removeFirst());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public LogIdentity identity() {
        return file.identity();
    }

    @Override
    public Frontier before(TreeHasher hasher) {
        return Frontier.of(hasher, file.before(), file.roots());
    }

    @Override
    public double share() {
        return (partsRead + file.share()) / parts;
    }

    @Override
    public @Nullable Portion next() {
        Optional<Portion> portion = file.next();
        while (portion.isEmpty() && !toCome.isEmpty()) {
            openNext();
            portion = file.next();
        }
        if (portion.isEmpty() && !file.ended()) {
            throw new MalformedException(new Wording(
                    name + " 在位置 " + file.lastPosition() + " 之后中断，没有结束帧",
                    name + " is cut after position " + file.lastPosition() + ": it has no end frame"));
        }
        return portion.orElse(null);
    }

    private void openNext() {
        ExportFile next = new ExportFile(toCome.removeFirst());
        if (next.before() != file.lastPosition() || !next.identity().equals(file.identity())) {
            next.close();
            throw new MalformedException(new Wording(
                    "后一个文件应从同一账本的位置 " + (file.lastPosition() + 1) + " 开始，实从 " + (next.before() + 1) + " 开始",
                    "the next file must begin at position " + (file.lastPosition() + 1)
                            + " of the same log, it begins at " + (next.before() + 1)));
        }
        file.close();
        file = next;
        partsRead++;
    }

    @Override
    public void close() {
        file.close();
    }
}
