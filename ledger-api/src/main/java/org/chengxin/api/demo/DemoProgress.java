package org.chengxin.api.demo;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far the demonstration data is loaded, for pages that would otherwise look empty without saying why. */
@Component
public class DemoProgress {

    private volatile @Nullable Progress current;

    /**
     * A load under way.
     *
     * @param done registrations and records sent, of {@code total}
     */
    public record Progress(int done, int total) {

        public int percent() {
            return total == 0 ? 100 : (int) (100L * done / total);
        }
    }

    /** Empty when nothing is being loaded: outside of the demonstration, or when it is complete. */
    public Optional<Progress> running() {
        return Optional.ofNullable(current);
    }

    void at(int done, int total) {
        current = new Progress(done, total);
    }

    void finished() {
        current = null;
    }
}
