/** Text: the service, messages, responses and streams. Requests are in a package a family. */
package dev.qiao.text;
