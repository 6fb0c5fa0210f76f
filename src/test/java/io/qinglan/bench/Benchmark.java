package io.qinglan.bench;

/** One measurement of ours with its peers and its limits in the same run. */
public interface Benchmark {

    /** The word after {@code bin/qinglan bench}; also the name of the result's page. */
    String name();

    /** What is measured, in a sentence. */
    String question();

    /** Measures and writes the rows of the result. */
    void run(Report report) throws Exception;
}
