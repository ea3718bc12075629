/** What Qiao costs beside a hand-written loop. Not published. */
package dev.qiao.benchmarks;
