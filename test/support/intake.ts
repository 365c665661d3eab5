import { expect } from 'vitest';
import { aTown, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from './visitor.ts';
import { aWholeContact, type Whole } from './whole-contact.ts';

/** A town, with its duty officer and a case officer of another unit at work: they sign in anew for each test. */
export class Intake {
  readonly town: Town;
  readonly served: Served;
  officer!: Visitor;
  caseOfficer!: Visitor;

  private constructor(town: Town) {
    this.town = town;
    this.served = serve(town);
  }

  static async open(): Promise<Intake> {
    return new Intake(await aTown());
  }

  async begin(): Promise<void> {
    [this.officer, this.caseOfficer] = await Promise.all([this.visit('dutyOfficer'), this.visit('caseOfficer')]);
  }

  async close(): Promise<void> {
    expect(this.served.faults).toEqual([]);
    await this.town.close();
  }

  async visit(who: keyof Town['staff']): Promise<Visitor> {
    return new Visitor(this.served, await this.town.signIn(this.town.staff[who]));
  }

  async read(address: string, visitor = this.officer): Promise<string> {
    return (await visitor.get(address)).text();
  }

  contact(options?: Parameters<typeof aWholeContact>[2]): Promise<Whole> {
    return aWholeContact(this.town, this.officer, options);
  }
}
