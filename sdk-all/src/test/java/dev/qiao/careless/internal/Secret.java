package dev.qiao.careless.internal;

/** For its own module. */
public final class Secret {}
