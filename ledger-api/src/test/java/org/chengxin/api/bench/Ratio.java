package org.chengxin.api.bench;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Ours over the reference, round by round: the figures compared stem from the same minute of the same machine.
 *
 * @param ours median over the rounds
 * @param reference median over the rounds
 * @param median of the ratios of the rounds
 * @param lowest ratio of a round
 * @param highest ratio of a round
 */
record Ratio(double ours, double reference, double median, double lowest, double highest) {

    /** Requires one figure of each for every round. */
    static Ratio of(double[] ours, double[] reference) {
        if (ours.length != reference.length || ours.length == 0) {
            throw new IllegalArgumentException(
                    "a ratio needs equal rounds, found " + ours.length + " and " + reference.length);
        }
        double[] ratios = IntStream.range(0, ours.length)
                .mapToDouble(round -> ours[round] / reference[round])
                .sorted()
                .toArray();
        return new Ratio(medianOf(ours), medianOf(reference), medianOf(ratios), ratios[0], ratios[ratios.length - 1]);
    }

    static double medianOf(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
